using System.Collections.Concurrent;
using System.Diagnostics;

namespace HrActors.Benchmarks.Faults;

/// <summary>One scenario under way: clients that send the load, the fault, and the count at the end.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const int BatchSize = 20;

    /// <summary>For the load of one scenario, however slow the machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private readonly CancellationTokenSource _limit = new(Longest);
    private readonly List<string> _broken = [];
    private readonly ConcurrentDictionary<string, bool> _said = new();

    private FaultRun(FaultProduct product, IReadOnlyList<PlannedPunch> punches) => (Product, Punches) = (product, punches);

    public FaultProduct Product { get; }

    public Tally Tally { get; } = new();

    public IReadOnlyList<PlannedPunch> Punches { get; }

    public TimeSpan Recovery { get; private set; }

    public CancellationToken Limit => _limit.Token;

    public static async Task<FaultRun> Start(string name, string database, FaultLoad load, Dictionary<string, string?>? environment = null)
    {
        var product = await FaultProduct.Start(database, load, environment);
        return new(product, load.Punches(product.Employees, name));
    }

    /// <summary>Sends the punches from several clients at once; ends when all are acknowledged.</summary>
    public async Task Send(IEnumerable<PlannedPunch>? punches = null, int clients = 4, params IReadOnlyList<Uri> addresses)
    {
        if (addresses.Count == 0) addresses = [Product.Address];
        var batches = (punches ?? Punches).Chunk(BatchSize).ToList();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            using var upstream = new UpstreamClient([.. addresses.Skip(client % addresses.Count), .. addresses.Take(client % addresses.Count)], Product.ApiKey, Tally);
            await upstream.SendAll(batches.Where((_, index) => index % clients == client), Limit);
        }));
    }

    /// <summary>Completes when a part of the punches, from 0 to 1, is acknowledged, or <paramref name="sending"/> has ended.</summary>
    public async Task UntilAcknowledged(double part, Task sending) => await Until(
        () => Task.FromResult(Tally.AcknowledgedCount >= part * Punches.Count || sending.IsCompleted), Longest, $"{part:P0} are acknowledged");

    /// <summary>Notes how long it takes from now until another batch is acknowledged.</summary>
    public async Task MeasureRecovery(Task sending)
    {
        var (before, watch) = (Tally.AcknowledgedCount, Stopwatch.StartNew());
        await Until(() => Task.FromResult(Tally.AcknowledgedCount > before || sending.IsCompleted), Longest, "another batch is acknowledged");
        if (watch.Elapsed > Recovery) Recovery = watch.Elapsed;
    }

    /// <summary>Asks readiness until it says <paramref name="status"/> and <paramref name="code"/>; an error when it does not in time.</summary>
    public Task UntilReadySays(int status, string? code, TimeSpan limit) => Until(
        async () =>
        {
            if (await Product.Ready() is not { } ready) return false;
            if (ready.Code is not null) _said.TryAdd($"ready: {ready.Status} {ready.Code}", true);
            return ready.Status == status && (code is null || ready.Code == code);
        },
        limit,
        $"/health/ready says {status} {code}");

    public async Task<bool> Until(Func<Task<bool>> isSo, TimeSpan limit, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < limit; await timer.WaitForNextTickAsync(Limit))
        {
            if (await isSo()) return true;
        }

        _broken.Add($"not within {limit.TotalSeconds:0} s: {what}");
        return false;
    }

    public void Expect(bool isSo, string what)
    {
        if (!isSo) _broken.Add(what);
    }

    /// <summary>Waits until every acknowledged punch is in its sheet, and counts.</summary>
    public async Task<FaultOutcome> Count(string scenario, string database, TimeSpan limit)
    {
        var sheets = await Sheets.Read(Product, Punches, Limit);
        await Until(
            async () => Missing(sheets = await Sheets.Read(Product, Punches, Limit)) == 0, limit, "every acknowledged punch is in its sheet");
        var doubled = sheets.Values.Sum(count => count - 1);
        Expect(Tally.AcknowledgedCount == Punches.Count, $"{Punches.Count - Tally.AcknowledgedCount} punches were never acknowledged");
        Expect(doubled == 0, $"{doubled} punches count twice");
        Expect(sheets.Count <= Punches.Count, "punches are there that nobody sent");
        // Busy or away, and for how long: anything else is no way to refuse an event.
        foreach (var refusal in Tally.Refusals.Keys.Where(refusal => !(refusal.StartsWith("503 service.", StringComparison.Ordinal)
            || refusal.StartsWith("429 attendance.pressure", StringComparison.Ordinal)) || refusal.Contains("without", StringComparison.Ordinal)))
            _broken.Add($"answered {refusal}");
        foreach (var (refusal, count) in Tally.Refusals) _said.TryAdd($"{refusal} x{count}", true);
        if (Tally.Broken > 0) _said.TryAdd($"no answer x{Tally.Broken}", true);
        return new()
        {
            Scenario = scenario,
            Database = database,
            Sent = Tally.Sent,
            Acknowledged = Tally.AcknowledgedCount,
            Applied = sheets.Count,
            Duplicates = Tally.Duplicates,
            Missing = Missing(sheets),
            Doubled = doubled,
            Recovery = Recovery,
            Said = [.. _said.Keys.Order(StringComparer.Ordinal)],
            Broken = _broken,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _limit.Dispose();
        await Product.DisposeAsync();
    }

    private long Missing(IReadOnlyDictionary<(string, DateTimeOffset), int> sheets) =>
        Tally.Acknowledged.Count(punch => !sheets.ContainsKey((punch.EmployeeNo, punch.At)));
}
