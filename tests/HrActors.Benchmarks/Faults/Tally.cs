using System.Collections.Concurrent;
using System.Globalization;

namespace HrActors.Benchmarks.Faults;

/// <summary>What the clients of a scenario sent and were told.</summary>
public sealed class Tally
{
    private readonly ConcurrentDictionary<string, PlannedPunch> _acknowledged = new();
    private readonly ConcurrentDictionary<string, int> _refusals = new();
    private long _sent;
    private long _accepted;
    private long _duplicates;
    private long _broken;

    /// <summary>Events sent, every repetition counted.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Events some answer called accepted; one whose answer was lost is not among them.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Events some answer called a duplicate.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    /// <summary>Requests without an answer.</summary>
    public long Broken => Interlocked.Read(ref _broken);

    /// <summary>Events that some answer called accepted or a duplicate: the product has promised to have them.</summary>
    public ICollection<PlannedPunch> Acknowledged => _acknowledged.Values;

    public int AcknowledgedCount => _acknowledged.Count;

    /// <summary>Refused requests by status, code and whether <c>Retry-After</c> was there.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    public void Send(int events) => Interlocked.Add(ref _sent, events);

    public void Break() => Interlocked.Increment(ref _broken);

    public void Refuse(int status, string? code, bool saysWhen) => _refusals.AddOrUpdate(
        string.Create(CultureInfo.InvariantCulture, $"{status} {code}{(saysWhen ? "" : " without Retry-After")}"), 1, (_, count) => count + 1);

    public void Acknowledge(IEnumerable<PlannedPunch> punches, int accepted, int duplicates)
    {
        foreach (var punch in punches) _acknowledged.TryAdd(punch.Id, punch);
        Interlocked.Add(ref _accepted, accepted);
        Interlocked.Add(ref _duplicates, duplicates);
    }
}
