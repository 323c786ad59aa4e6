using System.Diagnostics;
using System.Globalization;
using HrActors.Benchmarks.Product;
using HrActors.Storage;

namespace HrActors.Benchmarks.Attendance;

/// <summary>What one run of the whole product came to.</summary>
internal sealed record RunResult
{
    /// <summary>From the first request to the first employee asleep no more: every employee woken by its first punch.</summary>
    public required double WakesPerSecond { get; init; }

    /// <summary>Events a second until every employee had its punches.</summary>
    public required double AppliedPerSecond { get; init; }

    /// <summary>Events a second until the last answer.</summary>
    public required double AcknowledgedPerSecond { get; init; }

    /// <summary>Processor time of the product per event in microseconds, of all cores together.</summary>
    public required double ProcessorPerEvent { get; init; }

    /// <summary>Milliseconds to answer at half of that rate, sorted.</summary>
    public required double[] Answers { get; init; }

    /// <summary>Bytes of the heap per awake employee.</summary>
    public required double BytesPerEmployee { get; init; }

    public required long Events { get; init; }
}

/// <summary>The product as a process over a database with a whole group in it, loaded over HTTP.</summary>
internal sealed class ProductRun(AttendanceLoad load, Action<string> note)
{
    private const int Callers = 16;

    /// <summary>Events sent before the measurement, again and again while the runtime still compiles what it runs.</summary>
    private const int WarmUp = 150_000;
    private const int MostWarmUps = 8;

    /// <summary>Punches of each employee before the measurement at most: at some hundreds their states are written, which no morning does.</summary>
    private const int MostRounds = 60;

    /// <summary>Compiled for less than this part of the time, it counts as warm: on a morning the process has run for days.</summary>
    private const double Warm = 0.05;
    private static readonly TimeSpan HalfLoad = TimeSpan.FromSeconds(10);

    /// <param name="connectionString">PostgreSQL; null for SQLite in <paramref name="folder"/>.</param>
    public async Task<RunResult> Measure(string folder, string? connectionString, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var storage = new HrStorageOptions { ConnectionString = connectionString, DataFolder = folder };
        var month = await GroupSeed.Write(storage, load.Employees, load.Branches, cancellationToken);
        var requests = new PunchRequests(load, month);
        var first = requests.Next(load.Employees);
        note($"seeded and rendered in {watch.Elapsed.TotalSeconds:0} s");

        await using var silo = await SiloProcess.Start(folder, connectionString, cancellationToken);
        await using var probe = await silo.Connect();
        using var sender = new PunchSender(silo.Url, await probe.Ask($"key {PunchRequests.Source} {load.Branches}", cancellationToken));
        var asleep = await probe.AskNumber("heap", cancellationToken);

        var (_, woken) = await Run(sender, probe, first, 0, cancellationToken);
        var awake = await probe.AskNumber("heap", cancellationToken);
        note($"every employee woken in {woken.TotalSeconds:0} s");
        var sent = await WarmUpWith(requests, sender, probe, Count(first), cancellationToken);
        var main = requests.Next(load.Events);
        var (before, quiet) = (silo.ProcessorTime, await CollectionCount.Now(probe, cancellationToken));
        var (acknowledged, applied) = await Run(sender, probe, main, sent, cancellationToken);
        var processor = silo.ProcessorTime - before;
        note($"at full load: {(await CollectionCount.Now(probe, cancellationToken)).Since(quiet)}; {sender.Refused} requests told to come back");

        var rate = Count(main) / applied.TotalSeconds / 2;
        var half = requests.Next((int)(rate * HalfLoad.TotalSeconds));
        var collected = await CollectionCount.Now(probe, cancellationToken);
        var flushes = FlushWatch.Start(connectionString);
        var answers = await sender.SendAtRate(half, rate, cancellationToken);
        if (flushes is not null) await flushes.DisposeAsync();
        note($"at half load: {(await CollectionCount.Now(probe, cancellationToken)).Since(collected)}");
        if (flushes is not null) note($"at half load: {flushes}");
        var all = sent + Count(main) + Count(half);
        await probe.AskNumber($"applied {all}", cancellationToken);
        await Check(probe, month, all, cancellationToken);
        foreach (var complaint in silo.Complaints.Take(5)) note($"the product complained: {complaint}");
        return new()
        {
            WakesPerSecond = load.Employees / woken.TotalSeconds,
            AppliedPerSecond = Count(main) / applied.TotalSeconds,
            AcknowledgedPerSecond = Count(main) / acknowledged.TotalSeconds,
            ProcessorPerEvent = processor.TotalMicroseconds / Count(main),
            Answers = answers,
            BytesPerEmployee = (awake - asleep) / (double)load.Employees,
            Events = all,
        };
    }

    /// <summary>Events sent since the start.</summary>
    private async Task<long> WarmUpWith(
        PunchRequests requests, PunchSender sender, ProbeClient probe, long sent, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            var events = requests.Next(WarmUp);
            var before = await CollectionCount.Now(probe, cancellationToken);
            var (_, took) = await Run(sender, probe, events, sent, cancellationToken);
            var done = (await CollectionCount.Now(probe, cancellationToken)).Since(before);
            sent += Count(events);
            if (done.Compiling > took * Warm && round < MostWarmUps && sent < (long)load.Employees * MostRounds) continue;
            note(string.Create(CultureInfo.InvariantCulture,
                $"warm after {sent:N0} punches: at the last {Count(events):N0} of them {done.Compiling / took:P0} of a core compiled"));
            return sent;
        }
    }

    private static async Task<(TimeSpan Acknowledged, TimeSpan Applied)> Run(
        PunchSender sender, ProbeClient probe, PunchRequest[] requests, long appliedBefore, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await sender.SendAll(requests, Callers, cancellationToken);
        var acknowledged = watch.Elapsed;
        await probe.AskNumber($"applied {appliedBefore + Count(requests)}", cancellationToken);
        return (acknowledged, watch.Elapsed);
    }

    /// <summary>Every actor is asked for its sheet: what was counted as applied has to stand there, once.</summary>
    private async Task Check(ProbeClient probe, Domain.Time.YearMonth month, long sent, CancellationToken cancellationToken)
    {
        var expected = sent + GroupSeed.Punches(load.Employees);
        var found = await probe.AskNumber($"punches {month} {load.Employees}", cancellationToken);
        if (found != expected) throw new InvalidOperationException($"The employees have {found:N0} punches, not {expected:N0}.");
        note($"every employee asked: {found:N0} punches on their sheets, as many as were sent and seeded");
    }

    private static long Count(PunchRequest[] requests) => requests.Sum(request => (long)request.Events);
}
