using System.Collections.Concurrent;

namespace HrActors.Benchmarks.Hiring;

/// <summary>How long calls took.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentBag<double> _milliseconds = [];

    public void Add(TimeSpan took) => _milliseconds.Add(took.TotalMilliseconds);

    /// <summary>The time in milliseconds that this part of the calls, from 0 to 1, did not exceed.</summary>
    public double Of(double part)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Count) - 1)];
    }
}
