using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Identity;
using HrActors.Domain.Transfers;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings;

/// <summary>Situations that between them make every rule speak.</summary>
internal static class BookSituations
{
    private static readonly DateOnly Late = new(2024, 6, 1);

    public static IReadOnlyList<RuleInput> All { get; } = [Elsewhere, People, Bases, Net, Left, Months, Policies, Cases];

    private static RuleInput Elsewhere => new(
        Employee() with { FirstPunchOn = new(2024, 3, 11), SamePerson = ["1002"], OtherNames = ["1002"] },
        [
            Answer(
                Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active) with { Arrears = true },
                Record(InsuranceLine.WorkInjury, Wuhan, EnrolmentStatus.Active),
                Record(InsuranceLine.Medical, Guangzhou, EnrolmentStatus.Paused),
                Record(InsuranceLine.Pension, Guangzhou, EnrolmentStatus.Drawing)) with { NameMatches = false },
            Answer(Record(InsuranceLine.Pension, Changsha, EnrolmentStatus.Paused) with { Arrears = true }) with { AgencyId = "b" },
        ],
        Late);

    private static RuleInput People => Sample(
        Staff() with
        {
            DocumentKind = "permanent-resident-15", IdentityReasons = ["identity.area", "identity.checksum"], HukouRegionCode = Guangzhou,
            AgeMarks = AgeMarks.Of(new(1964, 8, 1), Sex.Male, null, Late),
        },
        Late);

    private static RuleInput Bases => Sample(
        Staff(new(2024, 3, 20)) with
        {
            MonthlyWage = 50_000m,
            OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03") with { LastBase = 3_000m }],
            Wages = [new() { Month = new(2024, 3), Gross = 3_000m, FirstGross = 2_000m, ChangedOn = new(2024, 5, 1) }],
        },
        Late);

    private static RuleInput Net =>
        Sample(Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03") with { LastBase = 9_000m }] }, Late);

    private static RuleInput Left => Sample(
        Staff(status: EmploymentStatus.Left) with
        {
            LastDay = new(2024, 3, 2), PunchAfterLeavingOn = new(2024, 3, 4), Periods = [Period(Changsha, new(2024, 1, 1), new(2024, 3, 2))],
        },
        Late,
        Span(InsuranceLine.Pension, Changsha, "2024-01", null) with { AsOf = Now.AddMonths(2) });

    private static RuleInput Months => Sample(
        Staff(new(2022, 1, 1)) with
        {
            OwnEnrolments = [Own(InsuranceLine.Pension, "2022-01", "2024-05", Wuhan), Own(InsuranceLine.Pension, "2024-05")],
            Periods = [Period(Wuhan, new(2022, 1, 1), new(2024, 5, 9), "2"), Period(Changsha, new(2024, 5, 10))],
            MonthlyWage = 2_000m,
        },
        Late,
        Span(InsuranceLine.Pension, Guangzhou, "2021-01", "2024-05") with { LumpSumMonths = 40 },
        Span(InsuranceLine.Medical, Guangzhou, "2021-01", "2023-12"));

    private static RuleInput Policies => Sample(Staff(new(2023, 1, 1)) with { MonthlyWage = 2_000m }, Late) with
    {
        PolicyChanges =
        [
            new()
            {
                PolicyVersion = "v2", RegionCode = Changsha, Line = InsuranceLine.Pension, From = new(2024, 1), Through = new(2024, 4), ConfirmedOn = new(2024, 5, 2),
                Before = new() { Floor = 3604, Cap = 18021, EmployerRate = 0.16m, EmployeeRate = 0.08m },
                After = new() { Floor = 4027, Cap = 20133, EmployerRate = 0.15m, EmployeeRate = 0.08m },
            },
        ],
    };

    private static RuleInput Cases => Sample(
        Staff() with
        {
            Cases =
            [
                new()
                {
                    CaseNo = "T-2024-00001", Line = InsuranceLine.Pension, OriginRegionCode = Wuhan, State = TransferState.FundsArrived,
                    Leg = TransferLegs.Merging, DueOn = new(2024, 5, 8), SubmittedOn = new(2024, 3, 1), EndReported = true,
                },
            ],
        },
        Late);
}
