using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.Contributions;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Employees;
using HrActors.Domain.Findings;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Runs of the made-up group by the shipped sample policies: real calculations of made-up people.</summary>
internal static class SampleRuns
{
    /// <summary>The region of the sample pack that stands for all branches here.</summary>
    private const string Region = "430100";

    private static readonly StatementPlans Plans = new(PolicyBook.Shipped);

    public static List<StatementItem> Statements(FakeGroup group, string branchCode, YearMonth month, List<StatementItem> before)
    {
        var items = new List<StatementItem>();
        foreach (var employee in group.Employees.Values.Where(one => one.Branch.Code == branchCode && one.Status != EmploymentStatus.Left)
            .OrderBy(one => one.EmployeeNo, StringComparer.Ordinal))
        {
            var last = before.Find(item => item.Statement.Facts.EmployeeNo == employee.EmployeeNo)?.Statement;
            var statement = Plans.Calculate(
                new()
                {
                    EmployeeNo = employee.EmployeeNo, LegalEntity = "示例制造有限公司", RegionCode = Region, Pack = "sample",
                    Contribution = new()
                    {
                        GrossWage = group.Wages.GetValueOrDefault(employee.EmployeeNo, 10000), HireDate = employee.HireDate, InjuryClass = 2, HousingFundRate = 0.08m,
                    },
                },
                month, new(2026, 11, 23));
            statement = statement with
            {
                Blocking =
                [
                    .. employee.Findings.Where(finding => finding.Severity == Severity.Blocking && finding.ClosedAt is null)
                        .Select(finding => finding.Code).Distinct(),
                ],
                Differences = before.Count == 0 ? [] : MonthDifference.Explain(last, statement, Plans),
            };
            items.Add(new() { Statement = statement, Held = statement.IsHeld, Name = employee.Name });
        }

        return items;
    }

    public static ImmutableList<TraceStep> Explain(StatementItem item) => Plans.Explain(item.Statement);

    public static ImmutableList<PendingLine> Pending(StatementItem item) => Plans.Pending(item.Statement);

    public static ImmutableSortedDictionary<Domain.Enrolment.InsuranceLine, PolicyGrade> Grades(IEnumerable<StatementItem> items) =>
        Plans.Grades(items.Select(item => item.Statement));

    public static Adjustment Adjustment(string id, string branchCode, decimal employer, decimal employee, YearMonth? bookedIn) => new()
    {
        Id = id,
        EmployeeNo = "000008",
        BranchCode = branchCode,
        Change = new()
        {
            Month = new(2026, 9),
            Line = Domain.Enrolment.InsuranceLine.Pension,
            Kind = employer + employee > 0 ? AdjustmentKind.Makeup : AdjustmentKind.Refund,
            EmployerDelta = employer,
            EmployeeDelta = employee,
            FromVersion = "sample/430100/pension/2026-01/2025-12-20/5f3a90c2",
            ToVersion = "sample/430100/pension/2026-07/2026-11-01/91b2c3d4",
            FromBase = 4_000,
            ToBase = 4_200,
        },
        Cause = AdjustmentCause.Policy,
        CreatedAt = new(2026, 11, 3, 9, 0, 0, TimeSpan.FromHours(8)),
        BookedIn = bookedIn,
    };
}
