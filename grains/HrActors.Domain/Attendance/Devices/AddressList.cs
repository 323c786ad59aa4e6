using System.Net;

namespace HrActors.Domain.Attendance.Devices;

/// <summary>Networks from which something may call, in CIDR notation; a bare address is a network of one, and bits behind the prefix count for nothing.</summary>
public sealed class AddressList
{
    private readonly ImmutableArray<IPNetwork> _networks;

    private AddressList(ImmutableArray<IPNetwork> networks) => _networks = networks;

    /// <summary>Null when one of the texts is no network.</summary>
    public static AddressList? Parse(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in texts)
        {
            if (Network(text.Trim()) is not { } network) return null;
            networks.Add(network);
        }

        return new(networks.ToImmutable());
    }

    /// <summary>An IPv4 address mapped into IPv6 counts as the IPv4 address.</summary>
    public bool Contains(IPAddress? address)
    {
        if (address is null) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    private static IPNetwork? Network(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal)) return IPNetwork.TryParse(text, out var network) ? network : null;
        if (!IPAddress.TryParse(text, out var address)) return null;
        return new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128);
    }
}
