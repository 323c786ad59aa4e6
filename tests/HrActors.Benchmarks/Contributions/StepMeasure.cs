using System.Diagnostics;
using HrActors.Benchmarks.Product;
using HrActors.Benchmarks.Reporting;
using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;
using HrActors.Grains.ContributionRuns;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace HrActors.Benchmarks.Contributions;

/// <summary>What each step of a run costs an employee, one after the other on one core: where the time of the whole goes.</summary>
internal sealed class StepMeasure(Report report, IStoredStates states, IContributionRows rows, Serializer serializer)
{
    private const int AtOnce = 500;

    public static Task Measure(IServiceProvider services, Report report, int employees, YearMonth month, CancellationToken cancellationToken) =>
        ActivatorUtilities.CreateInstance<StepMeasure>(services, report).Measure(Math.Min(employees, 10_000), month, cancellationToken);

    private async Task Measure(int employees, YearMonth month, CancellationToken cancellationToken)
    {
        // The first round is for the compiler.
        for (var round = 0; round < 2; round++) await Measure(employees, month, tell: round == 1, cancellationToken);
    }

    private async Task Measure(int employees, YearMonth month, bool tell, CancellationToken cancellationToken)
    {
        var branch = new BranchView
        {
            Facts = new()
            {
                Code = MadeUpGroup.Branch(0), Name = "示例", LegalEntity = "示例公司", RegistrationCode = "R", RegionCode = "430100", PolicyPack = SevenLinesSeed.Pack,
                ShiftTemplate = "standard",
            },
            InjuryClass = MadeUpGroup.InjuryClass,
            HousingFundRate = MadeUpGroup.HousingFundRate,
            Version = 1,
        };
        var (read, thawed, computed, frozen, written) = (new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch());
        var today = ChinaTime.DateOf(DateTimeOffset.UtcNow);
        foreach (var chunk in Enumerable.Range(0, employees).Select(MadeUpGroup.EmployeeNo).Chunk(AtOnce))
        {
            read.Start();
            var stored = await states.Read("employee", "employee", [.. chunk.Select(GrainKeys.Employee)], cancellationToken);
            read.Stop();
            thawed.Start();
            var people = stored.Values.Select(payload => serializer.Deserialize<EmployeeState?>(payload)!).ToList();
            thawed.Stop();
            computed.Start();
            var plans = new StatementPlans(SevenLinesSeed.Book);
            var statements = people.ConvertAll(person => plans.Calculate(
                PersonFacts.Of(person with { Periods = [person.Periods[0] with { BranchCode = branch.Facts.Code }] }, branch, month)!, month, today));
            computed.Stop();
            frozen.Start();
            var written1 = statements.ConvertAll(statement => new StatementRow(statement.Facts.EmployeeNo, "", 1, false, serializer.SerializeToArray(statement)));
            frozen.Stop();
            written.Start();
            // Each round a month of its own, as in a run of a new month.
            await rows.Add(branch.Facts.Code, month.AddMonths(tell ? -24 : -25), 1, written1, cancellationToken);
            written.Stop();
            if (tell && chunk[0] == MadeUpGroup.EmployeeNo(0))
                report.Note($"a state has {stored.Values.Average(payload => payload.Length):N0} bytes, a statement {written1.Average(row => row.Content.Length):N0}");
        }

        if (!tell) return;
        void Tell(string step, Stopwatch watch) => report.Figure("  one employee, one core: " + step, watch.Elapsed.TotalMicroseconds / employees, "us");
        Tell("state read, 500 a statement", read);
        Tell("state thawed", thawed);
        Tell("statement computed", computed);
        Tell("statement frozen", frozen);
        Tell("new statement written, 500 at once", written);
    }
}
