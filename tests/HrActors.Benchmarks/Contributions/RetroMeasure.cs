using HrActors.Benchmarks.Product;
using HrActors.Benchmarks.Reporting;
using HrActors.Domain.Time;
using HrActors.Storage;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Contributions;

/// <summary>A rate that comes late: every closed month of everybody is settled again, and its difference written as an adjustment.</summary>
internal sealed class RetroMeasure(Report report, int employees, int branches, int months)
{
    public async Task Measure(CancellationToken cancellationToken)
    {
        report.Heading($"{months} closed months of {employees:N0} employees in {branches:N0} branches, one line changed in all of them");
        await using var server = await PostgresServer.TryStart(durable: true) ?? throw new InvalidOperationException(PostgresServer.SkipReason);
        var connectionString = await server.NewDatabase();
        var folder = Directory.CreateTempSubdirectory("hr-benchmark-").FullName;
        try
        {
            var storage = new HrStorageOptions { ConnectionString = connectionString, DataFolder = folder };
            var month = await GroupSeed.Write(storage, employees, branches, cancellationToken, async (services, month) =>
            {
                await SevenLinesSeed.Write(services, cancellationToken);
                await ClosedMonthSeed.Write(services, employees, branches, month, months, cancellationToken);
            });
            await Measure(month, folder, connectionString, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Measure(YearMonth month, string folder, string connectionString, CancellationToken cancellationToken)
    {
        await using var silo = await SiloProcess.Start(folder, connectionString, cancellationToken);
        await using var probe = await silo.Connect();
        await probe.Ask($"configure {branches} {SevenLinesSeed.Pack}", cancellationToken);
        var draft = Path.Combine(folder, "draft.yaml");
        await File.WriteAllTextAsync(draft, SevenLinesSeed.Change(month.AddMonths(1 - months)), cancellationToken);

        var (weighed, _) = await GroupRunMeasure.Timed(silo, probe, $"weigh {draft}", cancellationToken);
        report.Figure("effect of a draft that reaches all closed months", weighed / 1_000d, "s");
        var (settled, processor) = await GroupRunMeasure.Timed(silo, probe, $"settle {draft}", cancellationToken);
        report.Figure($"{months} closed months settled again", settled / 1_000d, "s", Bound.AtMost(60));
        report.Figure("  processor time of the product, all cores together", processor, "s");
        var made = await probe.AskNumber($"adjustments {draft}", cancellationToken);
        report.Figure("adjustments made", made, "");
        if (made != (long)employees * months) throw new InvalidOperationException($"{made:N0} adjustments, not {(long)employees * months:N0}.");
        foreach (var complaint in silo.Complaints.Take(5)) report.Note($"the product complained: {complaint}");
    }
}
