using System.Threading.RateLimiting;
using HrActors.Silo.Problems;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Intake;

/// <summary>
/// How much one key may have under way at this silo: requests, events waiting for their commit, events per second. Each key has its own
/// room, so that a flood from one leaves the others theirs.
/// </summary>
internal sealed class UpstreamGate : IAsyncDisposable
{
    public static readonly Problem TooManyStreams = Problem.Of(429, "attendance.too-many-streams", "该密钥同时进行的请求过多",
        "This key has too many requests under way") with { RetryAfter = TimeSpan.FromSeconds(1) };

    public static readonly Problem TooManyInFlight = Problem.Of(429, "attendance.too-many-in-flight", "该密钥等待写入的事件过多",
        "Too many events of this key wait to be written") with { RetryAfter = TimeSpan.FromSeconds(1) };

    public static readonly Problem TooFast = Problem.Of(429, "attendance.too-fast", "该密钥每秒发送的事件超过上限",
        "This key sends more events per second than it may") with { RetryAfter = TimeSpan.FromSeconds(2) };

    private readonly PartitionedRateLimiter<string> _streams;
    private readonly PartitionedRateLimiter<string> _inFlight;
    private readonly PartitionedRateLimiter<string> _speed;

    public UpstreamGate(IOptions<IntakeOptions> options)
    {
        var limits = options.Value;
        LargestChunk = Math.Min(limits.MaxInFlight, limits.MaxEventsPerSecond == 0 ? int.MaxValue : limits.MaxEventsPerSecond);
        _streams = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetConcurrencyLimiter(
            key, _ => new() { PermitLimit = limits.MaxStreams, QueueLimit = 0 }));
        _inFlight = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetConcurrencyLimiter(
            key, _ => new() { PermitLimit = limits.MaxInFlight, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));
        _speed = PartitionedRateLimiter.Create<string, string>(key => limits.MaxEventsPerSecond == 0
            ? RateLimitPartition.GetNoLimiter(key)
            : RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
            {
                TokenLimit = limits.MaxEventsPerSecond,
                TokensPerPeriod = Math.Max(1, limits.MaxEventsPerSecond / 10),
                ReplenishmentPeriod = TimeSpan.FromMilliseconds(limits.MaxEventsPerSecond >= 10 ? 100 : 1_000),
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
    }

    /// <summary>More events than this never get room together.</summary>
    public int LargestChunk { get; }

    /// <summary>Room for one request; null when the key has too many. To be disposed with the request.</summary>
    public RateLimitLease? Enter(string key)
    {
        var lease = _streams.AttemptAcquire(key);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        return null;
    }

    /// <summary>
    /// Room for events to be written, at most <see cref="LargestChunk"/>, waited for no longer than <paramref name="patience"/>; to be
    /// disposed after the commit.
    /// </summary>
    /// <exception cref="UpstreamPressureException">There was none in time.</exception>
    public async Task<IDisposable> Reserve(string key, int events, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var fast = await Acquire(_speed, key, events, patience, cancellationToken) ?? throw new UpstreamPressureException(TooFast);
        return await Acquire(_inFlight, key, events, patience, cancellationToken) ?? throw new UpstreamPressureException(TooManyInFlight);
    }

    public async ValueTask DisposeAsync()
    {
        await _streams.DisposeAsync();
        await _inFlight.DisposeAsync();
        await _speed.DisposeAsync();
    }

    private static async Task<RateLimitLease?> Acquire(
        PartitionedRateLimiter<string> limiter, string key, int permits, TimeSpan patience, CancellationToken cancellationToken)
    {
        var lease = limiter.AttemptAcquire(key, permits);
        if (lease.IsAcquired || patience <= TimeSpan.Zero) return Acquired(lease);
        lease.Dispose();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return Acquired(await limiter.AcquireAsync(key, permits, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static RateLimitLease? Acquired(RateLimitLease lease)
    {
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        return null;
    }
}

/// <summary>Events cannot be taken now; the problem says why and when to come back.</summary>
internal sealed class UpstreamPressureException(Problem problem, Exception? inner = null) : Exception(problem.English, inner)
{
    public Problem Problem => problem;
}
