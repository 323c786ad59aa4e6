using HrActors.Benchmarks.Product;
using HrActors.Contracts;
using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;
using HrActors.Grains.ContributionRuns;
using HrActors.Storage;
using HrActors.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Orleans.Serialization;
using Orleans.Storage;

namespace HrActors.Benchmarks.Contributions;

/// <summary>Months that were run and closed: statements as the product computes and stores them, and the runs that own them.</summary>
internal sealed class ClosedMonthSeed(HrDatabase database, Serializer serializer)
{
    private readonly OrleansGrainStorageSerializer _states = new(serializer);

    /// <param name="services">Of the seeding host.</param>
    /// <param name="employees">How many.</param>
    /// <param name="branches">Over how many branches.</param>
    /// <param name="last">The last closed month.</param>
    /// <param name="months">How many up to it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task Write(
        IServiceProvider services, int employees, int branches, YearMonth last, int months, CancellationToken cancellationToken) =>
        ActivatorUtilities.CreateInstance<ClosedMonthSeed>(services).Write(employees, branches, last, months, cancellationToken);

    private async Task Write(int employees, int branches, YearMonth last, int months, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await database.Open(cancellationToken);
        for (var month = last.AddMonths(1 - months); month <= last; month = month.AddMonths(1))
        {
            await WriteStatements(connection, employees, branches, month, cancellationToken);
            await WriteRuns(connection, branches, month, cancellationToken);
        }

        await using var analyze = new NpgsqlCommand("analyze", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task WriteStatements(NpgsqlConnection connection, int employees, int branches, YearMonth month, CancellationToken cancellationToken)
    {
        var plans = new StatementPlans(SevenLinesSeed.Book);
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy contribution_statement (branch_code, month, employee_no, revision, facts_version, held, locked, content) from stdin (format binary)",
            cancellationToken);
        foreach (var i in Enumerable.Range(0, employees))
        {
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(MadeUpGroup.Branch(i % branches), NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync((month.Year * 100) + month.Month, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(MadeUpGroup.EmployeeNo(i), NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(1L, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(1L, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(0, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(1, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(serializer.SerializeToArray(plans.Calculate(Facts(i), month, month.LastDay)), NpgsqlDbType.Bytea, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private async Task WriteRuns(NpgsqlConnection connection, int branches, YearMonth month, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy grain_state (service_id, grain_type, key_n0, key_n1, key_text, payload, version) from stdin (format binary)", cancellationToken);
        foreach (var code in Enumerable.Range(0, branches).Select(MadeUpGroup.Branch))
        {
            var closed = new DateTimeOffset(month.LastDay, TimeOnly.MinValue, ChinaTime.Offset);
            var run = new RunState
            {
                BranchCode = code, Month = month, Phase = RunPhase.Confirmed, Revision = 1, KnownOn = month.LastDay, StartedAt = closed, StartedBy = "system",
                ConfirmedAt = closed, ConfirmedBy = "system",
            };
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(HrStorageHosting.ServiceId, NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync("contribution-run/run", NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(0L, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(0L, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(GrainKeys.Run(code, month), NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(_states.Serialize(run).ToArray(), NpgsqlDbType.Bytea, cancellationToken);
            await writer.WriteAsync(1, NpgsqlDbType.Integer, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static StatementFacts Facts(int i) => new()
    {
        EmployeeNo = MadeUpGroup.EmployeeNo(i),
        LegalEntity = "示例公司",
        RegionCode = "430100",
        Pack = SevenLinesSeed.Pack,
        Contribution = new()
        {
            GrossWage = MadeUpGroup.Wage(i), FirstMonthWage = MadeUpGroup.Wage(i), HireDate = new(2023, 1, 5),
            InjuryClass = MadeUpGroup.InjuryClass, HousingFundRate = MadeUpGroup.HousingFundRate,
        },
    };
}
