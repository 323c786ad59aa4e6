using HrActors.Benchmarks.Product;
using HrActors.Benchmarks.Reporting;
using HrActors.Benchmarks.Waking;
using HrActors.Domain.Time;
using HrActors.Storage;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Contributions;

/// <summary>The product as a process over a group asleep: the month is run, run again with everybody awake, and a draft is weighed.</summary>
internal sealed class GroupRunMeasure(Report report, int employees, int branches)
{
    /// <returns>Microseconds an employee, everybody asleep.</returns>
    public async Task<double> Measure(CancellationToken cancellationToken)
    {
        report.Heading($"{employees:N0} employees in {branches:N0} branches, seven lines, PostgreSQL on the same machine, fsync on");
        await using var server = await PostgresServer.TryStart(durable: true) ?? throw new InvalidOperationException(PostgresServer.SkipReason);
        var connectionString = await server.NewDatabase();
        var folder = Directory.CreateTempSubdirectory("hr-benchmark-").FullName;
        try
        {
            var storage = new HrStorageOptions { ConnectionString = connectionString, DataFolder = folder };
            var month = await GroupSeed.Write(storage, employees, branches, cancellationToken, async (services, month) =>
            {
                await SevenLinesSeed.Write(services, cancellationToken);
                await StepMeasure.Measure(services, report, employees, month, cancellationToken);
            });
            return await Measure(month, folder, connectionString, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<double> Measure(YearMonth month, string folder, string connectionString, CancellationToken cancellationToken)
    {
        await using var silo = await SiloProcess.Start(folder, connectionString, cancellationToken);
        await using var probe = await silo.Connect();
        await probe.Ask($"configure {branches} {SevenLinesSeed.Pack}", cancellationToken);
        // A month of three branches first: the program is compiled while it runs.
        await probe.AskNumber($"contribute {month.AddMonths(-2)} {Math.Min(3, branches)}", cancellationToken);

        var (asleep, cpuAsleep) = await Timed(silo, probe, $"contribute {month} {branches}", cancellationToken);
        Check(await probe.Ask($"paid {month} {branches}", cancellationToken));
        report.Figure("whole group run, everybody asleep", asleep / 1_000d, "s", At(30));
        report.Figure("  processor time of the product, all cores together", cpuAsleep, "s");

        await probe.AskNumber($"wake 0 {employees} {TailSeed.Day(month).AddDays(-(month.LastDay.Day - 22)):yyyy-MM-dd}", cancellationToken);
        var (awake, cpuAwake) = await Timed(silo, probe, $"contribute {month} {branches}", cancellationToken);
        report.Figure("the same again, everybody awake: nothing to write", awake / 1_000d, "s", At(6));
        report.Figure("  processor time of the product, all cores together", cpuAwake, "s");

        var fresh = month.AddMonths(-1);
        var (written, cpuWritten) = await Timed(silo, probe, $"contribute {fresh} {branches}", cancellationToken);
        Check(await probe.Ask($"paid {fresh} {branches}", cancellationToken));
        report.Figure("a fresh month, everybody awake: every statement written", written / 1_000d, "s", At(6));
        report.Figure("  processor time of the product, all cores together", cpuWritten, "s");

        var next = month.AddMonths(1);
        var (followed, cpuFollowed) = await Timed(silo, probe, $"contribute {next} {branches}", cancellationToken);
        Check(await probe.Ask($"paid {next} {branches}", cancellationToken));
        report.Figure("a fresh month behind one that was run: everybody compared with it, too", followed / 1_000d, "s", At(6));
        report.Figure("  processor time of the product, all cores together", cpuFollowed, "s");

        var draft = Path.Combine(folder, "draft.yaml");
        await File.WriteAllTextAsync(draft, SevenLinesSeed.Change(YearMonth.Of(ChinaTime.DateOf(DateTimeOffset.UtcNow))), cancellationToken);
        var (effect, _) = await Timed(silo, probe, $"weigh {draft}", cancellationToken);
        report.Figure("effect of a policy draft on the group", effect / 1_000d, "s", At(6));
        report.Note($"effect: {await probe.Ask($"effect {draft}", cancellationToken)}");
        foreach (var complaint in silo.Complaints.Take(5)) report.Note($"the product complained: {complaint}");
        return asleep * 1_000d / employees;
    }

    /// <summary>The limits are for the whole group; a smaller one has its share of them.</summary>
    private Bound At(double secondsForAll) => Bound.AtMost(Math.Max(1, secondsForAll * employees / 100_000));

    private void Check(string people)
    {
        if (people != $"{employees} 0 0") throw new InvalidOperationException($"People, held back, incomplete: {people}, not {employees} 0 0.");
    }

    internal static async Task<(long Milliseconds, double ProcessorSeconds)> Timed(
        SiloProcess silo, ProbeClient probe, string question, CancellationToken cancellationToken)
    {
        var before = silo.ProcessorTime;
        var milliseconds = await probe.AskNumber(question, cancellationToken);
        return (milliseconds, (silo.ProcessorTime - before).TotalSeconds);
    }
}
