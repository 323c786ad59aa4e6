using System.Security.Cryptography;
using System.Text;

namespace HrActors.Silo.Intake;

internal static class NoteIds
{
    /// <summary>Opaque, and the same for the same thing.</summary>
    public static string Of(string kind, string source, string of) =>
        "N-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{source}\n{of}")).AsSpan(0, 12));
}
