using System.Diagnostics;
using System.Globalization;
using HrActors.Benchmarks.Product;
using HrActors.Benchmarks.Reporting;
using HrActors.Domain.Time;
using HrActors.Storage;
using HrActors.Storage.GrainState;
using HrActors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Benchmarks.Waking;

/// <summary>The product as a process over a group asleep; everybody is asked once, from within.</summary>
internal sealed class WakeRun(Report report, int employees, int branches)
{
    private const int BaselineReads = 20_000;
    private const int BaselineCallers = 64;
    private const int BaselineBatch = 250;
    private const int FirstAtMost = 20_000;

    public async Task Measure(string folder, bool sqlite, CancellationToken cancellationToken)
    {
        await using var server = sqlite ? null : await PostgresServer.TryStart(durable: true) ?? throw new InvalidOperationException(PostgresServer.SkipReason);
        report.Note(server is null ? "SQLite, synchronous=FULL" : "PostgreSQL on the same machine, fsync on");
        var connectionString = server is null ? null : await server.NewDatabase();
        var storage = new HrStorageOptions { ConnectionString = connectionString, DataFolder = folder };
        var month = await GroupSeed.Write(storage, employees, branches, cancellationToken, async (services, month) =>
        {
            await TailSeed.Write(services, month, employees, branches);
            await MeasureReads(services);
        });

        await using var silo = await SiloProcess.Start(folder, connectionString, cancellationToken);
        await using var probe = await silo.Connect();
        var asleep = await probe.AskNumber("heap", cancellationToken);
        var lastDay = TailSeed.Day(month).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Right after the start the runtime compiles what it runs; on a morning the process has run for days.
        var first = Math.Min(employees / 4, FirstAtMost);
        var cold = await probe.AskNumber($"wake 0 {first} {lastDay}", cancellationToken);
        report.Figure($"the first {first:N0} after the start", first * 1_000d / cold, "a second");
        var (before, quiet) = (silo.ProcessorTime, await CollectionCount.Now(probe, cancellationToken));
        var milliseconds = await probe.AskNumber($"wake {first} {employees - first} {lastDay}", cancellationToken);
        var processor = silo.ProcessorTime - before;
        report.Note($"while waking: {(await CollectionCount.Now(probe, cancellationToken)).Since(quiet)}");
        var awake = await probe.AskNumber("heap", cancellationToken);

        report.Figure("the others woken, snapshot and tail", (employees - first) * 1_000d / milliseconds, "a second", Bound.AtLeast(10_000));
        report.Figure("  processor time of the product for each, all cores together", processor.TotalMicroseconds / (employees - first), "us");
        report.Figure("heap of an awake employee, activation included", (awake - asleep) / (double)employees / 1024, "KB", Bound.AtMost(6));
        await Check(probe, month, cancellationToken);
        foreach (var complaint in silo.Complaints.Take(5)) report.Note($"the product complained: {complaint}");
    }

    /// <summary>What the database gives when each row is asked for alone, and when they are asked for together.</summary>
    private async Task MeasureReads(IServiceProvider services)
    {
        var rows = ActivatorUtilities.CreateInstance<GrainStateRows>(services);
        var keys = Enumerable.Range(0, Math.Min(BaselineReads, employees))
            .Select(i => new GrainStateKey("employee/employee", "emp:" + MadeUpGroup.EmployeeNo(i))).ToList();
        await Rate(rows, keys.Take(1_000).Chunk(1), BaselineCallers);
        report.Figure("baseline: state rows read, a statement each, 64 callers", await Rate(rows, keys.Chunk(1), BaselineCallers), "a second");
        report.Figure("baseline: state rows read, 250 a statement, 2 callers", await Rate(rows, keys.Chunk(BaselineBatch), 2), "a second");
    }

    private static async Task<double> Rate(GrainStateRows rows, IEnumerable<GrainStateKey[]> batches, int callers)
    {
        var read = 0L;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = callers }, async (batch, _) =>
            Interlocked.Add(ref read, (await rows.Read(batch)).Count(row => row is not null)));
        return read / watch.Elapsed.TotalSeconds;
    }

    private async Task Check(ProbeClient probe, YearMonth month, CancellationToken cancellationToken)
    {
        var expected = GroupSeed.Punches(employees) + ((long)employees * TailSeed.Punches);
        var found = await probe.AskNumber($"punches {month} {employees}", cancellationToken);
        if (found != expected) throw new InvalidOperationException($"The employees have {found:N0} punches, not {expected:N0}.");
        report.Note($"every employee asked: {found:N0} punches on their sheets, as many as were seeded");
    }
}
