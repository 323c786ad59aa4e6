using System.Threading.RateLimiting;
using HrActors.Contracts.Access;
using HrActors.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Access;

/// <summary>
/// How often one session, or one address without a valid token, may call this silo. Keys of upstream systems have limits of their own, by
/// events.
/// </summary>
internal sealed class RequestRates : IAsyncDisposable
{
    /// <summary>At once, as a multiple of what is allowed for long.</summary>
    private const int Burst = 3;

    private const int PeriodsPerSecond = 10;

    private readonly PartitionedRateLimiter<string> _sessions;
    private readonly PartitionedRateLimiter<string> _addresses;

    public RequestRates(IOptions<WebOptions> options)
    {
        _sessions = Limiter(options.Value.SessionRate);
        _addresses = Limiter(options.Value.AnonymousRate);
    }

    public bool Allows(Principal principal)
    {
        if (principal.Role == Role.Upstream) return true;
        using var lease = _sessions.AttemptAcquire(principal.SessionId ?? principal.UserName);
        return lease.IsAcquired;
    }

    /// <summary>For a request without a valid token.</summary>
    public bool Allows(HttpContext context)
    {
        using var lease = _addresses.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public async ValueTask DisposeAsync()
    {
        await _sessions.DisposeAsync();
        await _addresses.DisposeAsync();
    }

    /// <summary>Partitions that are full again and unused are forgotten by themselves.</summary>
    private static PartitionedRateLimiter<string> Limiter(int rate) => PartitionedRateLimiter.Create<string, string>(key => rate == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = rate * Burst,
            TokensPerPeriod = Math.Max(1, rate / PeriodsPerSecond),
            ReplenishmentPeriod = TimeSpan.FromSeconds(rate >= PeriodsPerSecond ? 1.0 / PeriodsPerSecond : 1.0 / rate),
            AutoReplenishment = true,
            QueueLimit = 0,
        }), StringComparer.Ordinal);
}
