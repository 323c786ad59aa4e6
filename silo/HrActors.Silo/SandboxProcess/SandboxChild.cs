using System.Diagnostics;
using System.Globalization;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.SandboxProcess;

/// <summary>The child process of the sandbox agency: how it is started, known again after a restart, and ended.</summary>
internal sealed class SandboxChild(HostSettings settings, SandboxSecrets secrets)
{
    private const string Assembly = "HrActors.Sandbox";

    private string PidFile => Path.Combine(settings.SandboxFolder, "sandbox.pid");

    /// <summary>The last sandbox started over this data; 0 when none was.</summary>
    public int RecordedPid =>
        File.Exists(PidFile) && int.TryParse(File.ReadAllText(PidFile), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid
            : 0;

    /// <param name="callback">Where it pushes progress to.</param>
    /// <param name="onLine">Called with every line it writes.</param>
    public Process Start(Uri callback, Action<string> onLine)
    {
        PrivateFolder.Ensure(settings.SandboxFolder);
        var process = new Process { StartInfo = Command(callback) };
        process.OutputDataReceived += (_, line) => Forward(line.Data, onLine);
        process.ErrorDataReceived += (_, line) => Forward(line.Data, onLine);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        PrivateFolder.Write(PidFile, process.Id.ToString(CultureInfo.InvariantCulture));
        return process;
    }

    /// <summary>Ends a sandbox that this silo owns. Its data are safe at any moment.</summary>
    public static void End(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended already, which is what was wanted.
            return;
        }
    }

    public static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private ProcessStartInfo Command(Uri callback)
    {
        var start = new ProcessStartInfo
        {
            FileName = Host(out var arguments),
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Nothing to read: a terminal's Ctrl+C reaches the child by itself.
            RedirectStandardInput = true,
        };
        if (arguments is not null) start.ArgumentList.Add(arguments);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList()) start.Environment.Remove(name);
        start.Environment["SANDBOX_URL"] = settings.Options.SandboxUrl.ToString();
        start.Environment["SANDBOX_DATA"] = settings.SandboxFolder;
        start.Environment["SANDBOX_KEY"] = secrets.Key;
        start.Environment["SANDBOX_CALLBACK_URL"] = callback.ToString();
        start.Environment["SANDBOX_CALLBACK_SECRET"] = secrets.CallbackSecret;
        start.Environment["SANDBOX_OWNER_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    /// <summary>The same runtime that runs this process: <c>dotnet</c> with the assembly, or the executable beside ours.</summary>
    private static string Host(out string? assembly)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, Assembly + ".dll");
        var executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Assembly + ".exe" : Assembly);
        var self = Environment.ProcessPath ?? "dotnet";
        var runsByDotnet = Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        assembly = runsByDotnet || !File.Exists(executable) ? dll : null;
        return assembly is null ? executable : runsByDotnet ? self : "dotnet";
    }

    /// <summary>The silo's own settings and secrets are none of the sandbox's business.</summary>
    private static bool IsOurs(string name) =>
        name.StartsWith("HR_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Hr__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    private static void Forward(string? line, Action<string> onLine)
    {
        if (!string.IsNullOrWhiteSpace(line)) onLine(line);
    }
}
