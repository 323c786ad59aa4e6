using System.Diagnostics;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>An outside program's opinion of a detached signature.</summary>
internal static class OpenSsl
{
    public static async Task<bool> Verifies(byte[] document, byte[] signature)
    {
        var folder = Directory.CreateTempSubdirectory("hr-cms-");
        try
        {
            var (pdf, cms) = (Path.Combine(folder.FullName, "a.pdf"), Path.Combine(folder.FullName, "a.p7s"));
            await File.WriteAllBytesAsync(pdf, document);
            await File.WriteAllBytesAsync(cms, signature);
            var info = new ProcessStartInfo("openssl") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "cms", "-verify", "-binary", "-inform", "DER", "-in", cms, "-content", pdf, "-noverify", "-out", "/dev/null" })
                info.ArgumentList.Add(argument);
            using var process = Process.Start(info)!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
