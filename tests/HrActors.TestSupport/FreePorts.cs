using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HrActors.TestSupport;

/// <summary>
/// Loopback ports for programs that tests start. They lie below those the system gives to outgoing connections, which could take one between
/// the choice and the start, and each belongs to this process until its end, also where several test processes run side by side.
/// </summary>
public static class FreePorts
{
    private const int First = 12_000;
    private const int Last = 30_000;

    private static readonly List<FileStream> Claims = [];

    /// <summary>So many ports that nobody uses now, all different, none given before.</summary>
    /// <exception cref="InvalidOperationException">There are not so many left.</exception>
    public static int[] Take(int count)
    {
        lock (Claims)
        {
            var start = Random.Shared.Next(First, Last);
            int[] ports = [.. Enumerable.Range(0, Last - First).Select(step => First + ((start - First + step) % (Last - First))).Where(TryClaim).Take(count)];
            return ports.Length == count ? ports : throw new InvalidOperationException($"Only {ports.Length} of {count} ports are free.");
        }
    }

    private static bool TryClaim(int port)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "hr-test-ports")).FullName;
        FileStream? claim = null;
        try
        {
            claim = new(Path.Combine(folder, port.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            Claims.Add(claim);
            return true;
        }
        catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException)
        {
            // Another test process has it, or any program.
            claim?.Dispose();
            return false;
        }
    }
}
