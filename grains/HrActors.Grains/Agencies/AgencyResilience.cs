using System.Threading.RateLimiting;
using HrActors.Domain.Enrolment;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.RateLimiting;

namespace HrActors.Grains.Agencies;

/// <summary>How a call to an agency is guarded. What fails in spite of it stands in the table of due work and comes again.</summary>
internal sealed class AgencyResilience : IDisposable
{
    /// <summary>
    /// Whose circuit a request is in: the agency's, or that of one line at it. A silent line at an agency does not stop its others.
    /// </summary>
    public static readonly HttpRequestOptionsKey<string> Circuit = new("hr.circuit");

    /// <summary>The first attempt and its repetitions.</summary>
    private const int Attempts = 3;

    private readonly AgencyOptions _options;
    private readonly PartitionedRateLimiter<string> _rate;

    /// <summary>
    /// Attempts that may wait for one host: never more than are on their way, which are counted by agency, each line by itself at most, and
    /// several may share a host.
    /// </summary>
    private readonly int _waiting;

    public AgencyResilience(IOptions<AgencyOptions> options)
    {
        _options = options.Value;
        _waiting = _options.ConcurrentCalls * QueryPart.Everything.Count * Math.Max(1, _options.Http.Count);
        _rate = PartitionedRateLimiter.Create<string, string>(authority => RateLimitPartition.GetSlidingWindowLimiter(authority, _ => new()
        {
            Window = TimeSpan.FromSeconds(1),
            SegmentsPerWindow = 10,
            PermitLimit = _options.CallsPerSecond,
            QueueLimit = _waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
    }

    /// <summary>From the outside in: a repetition takes its turn in the second like any other call.</summary>
    public void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        var limit = TimeSpan.FromSeconds(_options.CallSeconds);
        var turn = TimeSpan.FromSeconds((double)_waiting / _options.CallsPerSecond);
        pipeline
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = (limit + turn) * Attempts })
            .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = Attempts - 1, Delay = TimeSpan.FromMilliseconds(200) })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                // An agency with an error now and then is worth asking: only one that mostly fails is left alone for a while.
                SamplingDuration = limit * 3,
                FailureRatio = 0.7,
                MinimumThroughput = 10,
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .AddRateLimiter(new HttpRateLimiterStrategyOptions { RateLimiter = Acquire })
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = limit });
    }

    /// <summary>Attempts at a host that took their turn, wait for it, or were turned away.</summary>
    public RateLimiterStatistics? Count(string authority) => _rate.GetStatistics(authority);

    public void Dispose() => _rate.Dispose();

    public static string CircuitOf(HttpRequestMessage request) => request.Options.TryGetValue(Circuit, out var circuit) ? circuit : "";

    private ValueTask<RateLimitLease> Acquire(RateLimiterArguments call) =>
        _rate.AcquireAsync(call.Context.GetRequestMessage()?.RequestUri?.Authority ?? "", 1, call.Context.CancellationToken);
}
