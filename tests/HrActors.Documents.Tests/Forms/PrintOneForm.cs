using System.Security.Cryptography;
using HrActors.Documents.Forms;

namespace HrActors.Documents.Tests.Forms;

/// <summary>Prints the SHA-256 of one form, so that a test can print it in a process with another environment.</summary>
internal static class PrintOneForm
{
    public static string Sha256() => Convert.ToHexString(SHA256.HashData(FormPrinter.Print(SampleForms.Pension()).Pdf));

    private static void Main() => Console.WriteLine(Sha256());
}
