using System.Diagnostics;
using System.Globalization;

namespace HrActors.Sandbox.Hosting;

/// <summary>Tells a running process from one that ended, and from another that was given the same number later.</summary>
internal static class OwnerProcess
{
    /// <summary>The start mark of the process; null when it has ended, also when nobody has collected its end yet.</summary>
    public static string? StartMark(int pid) => OperatingSystem.IsLinux() ? FromProc(pid) : FromSystem(pid);

    private static string? FromProc(int pid)
    {
        string stat;
        try
        {
            stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        }
        catch (IOException)
        {
            return null;
        }

        // "pid (name) state ...": the name may hold anything, so count from its closing bracket; the start time is field 22.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" ? null : fields[19];
    }

    private static string? FromSystem(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited ? null : process.StartTime.Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
