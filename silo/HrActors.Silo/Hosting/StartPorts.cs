using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HrActors.Silo.Hosting;

/// <summary>Tries the ports before anything is built, so that one in use is named together with the setting that changes it.</summary>
internal static class StartPorts
{
    /// <exception cref="HostStartException">A port is in use; all of them are named.</exception>
    public static void Check(HostSettings settings, ListenAddresses urls)
    {
        var taken = Wanted(settings, urls).Where(port => port.Port != 0 && IsTaken(port.Port)).Select(Tell).ToList();
        if (taken.Count > 0) throw new HostStartException(string.Join(Environment.NewLine, taken));
    }

    private static IEnumerable<(int Port, string Setting)> Wanted(HostSettings settings, ListenAddresses urls)
    {
        foreach (var (url, setting) in urls.All) yield return (BindingAddress.Parse(url).Port, setting);
        yield return (settings.Options.Http2Port, "Hr__Http2Port");
        yield return (settings.Storage.SiloPort, "Hr__SiloPort");
        yield return (settings.Storage.GatewayPort, "Hr__GatewayPort");
    }

    private static bool IsTaken(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
        catch (SocketException)
        {
            // Not ours to judge, for instance a port that needs rights: the start itself will tell.
            return false;
        }
    }

    private static string Tell((int Port, string Setting) port) => string.Create(
        CultureInfo.InvariantCulture,
        $"端口 {port.Port} 已被占用，请另设 {port.Setting}。 Port {port.Port} is in use: set another one with {port.Setting}.");
}
