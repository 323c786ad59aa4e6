namespace HrActors.Silo.Audit;

/// <summary>Where a request comes from, as the audit trail says it: the way in and the address.</summary>
internal static class Origin
{
    /// <param name="way">Such as <c>api</c>.</param>
    public static string Of(HttpContext context, string way)
    {
        var address = context.Connection.RemoteIpAddress;
        return address is null ? way : $"{way} {(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)}";
    }
}
