using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.RateLimiting;

namespace HrActors.Grains.Agencies;

/// <summary>How a call to an agency is guarded. What fails in spite of it stands in the table of due work and comes again.</summary>
internal sealed class AgencyResilience(IOptions<AgencyOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _rate = PartitionedRateLimiter.Create<string, string>(authority =>
        RateLimitPartition.GetSlidingWindowLimiter(authority, _ => new()
        {
            Window = TimeSpan.FromSeconds(1),
            SegmentsPerWindow = 10,
            PermitLimit = options.Value.CallsPerSecond,
            // Never full: not more calls than these are on their way.
            QueueLimit = options.Value.ConcurrentCalls,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    public void Configure(HttpStandardResilienceOptions resilience)
    {
        var limit = TimeSpan.FromSeconds(options.Value.CallSeconds);
        resilience.RateLimiter.RateLimiter = Acquire;
        resilience.AttemptTimeout.Timeout = limit;
        resilience.TotalRequestTimeout.Timeout = limit * 3;
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(200);
        // An agency with an error now and then is worth asking: only one that mostly fails is left alone for a while.
        resilience.CircuitBreaker.SamplingDuration = limit * 3;
        resilience.CircuitBreaker.FailureRatio = 0.7;
        resilience.CircuitBreaker.MinimumThroughput = 10;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
    }

    public void Dispose() => _rate.Dispose();

    private ValueTask<RateLimitLease> Acquire(RateLimiterArguments call) =>
        _rate.AcquireAsync(call.Context.GetRequestMessage()?.RequestUri?.Authority ?? "", 1, call.Context.CancellationToken);
}
