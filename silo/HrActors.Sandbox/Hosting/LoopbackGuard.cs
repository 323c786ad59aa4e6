using System.Net;
using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Hosting;

/// <summary>
/// The control side has no key, so it answers connections of the same machine only, and only under a loopback host name
/// (a foreign name that resolves to this machine would let a web page in).
/// </summary>
internal static class LoopbackGuard
{
    public static Task Invoke(HttpContext context, RequestDelegate next) =>
        IsLocal(context.Connection.RemoteIpAddress) && IsLocal(context.Request.Host)
            ? next(context)
            : new ProblemResult(Refusals.NotLocal).ExecuteAsync(context);

    private static bool IsLocal(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsLocal(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host, out var address) && IsLocal(address));
}
