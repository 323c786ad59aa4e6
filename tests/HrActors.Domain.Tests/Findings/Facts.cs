using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Findings;

/// <summary>Short ways to state what the rules look at. The employee is enrolled in Changsha and was hired on 2024-03-01.</summary>
internal static class Facts
{
    public const string Changsha = "430100";
    public const string Shaoyang = "430500";
    public const string Wuhan = "420100";
    public const string Guangzhou = "440100";

    public static readonly DateTimeOffset Now = new(2024, 3, 4, 9, 0, 0, TimeSpan.FromHours(8));

    public static EmployeeFacts Employee(DateOnly? hired = null, EmploymentStatus status = EmploymentStatus.Onboarding) => new()
    {
        EmployeeNo = "1001",
        Version = 1,
        Status = status,
        BranchCode = "4301",
        RegionCode = Changsha,
        HireDate = hired ?? new(2024, 3, 1),
    };

    /// <summary>As <see cref="Employee"/>, under the sample pack (bounds 3604-18021, 16/8 and 8/2) and with a wage of 10,000.</summary>
    public static EmployeeFacts Staff(DateOnly? hired = null, EmploymentStatus status = EmploymentStatus.Active) => Employee(hired, status) with
    {
        PolicyPack = "sample", MonthlyWage = 10_000m, HukouRegionCode = Changsha, DocumentKind = "citizen-18",
        Periods = [Period(Changsha, hired ?? new(2024, 3, 1))],
    };

    public static EmploymentPeriod Period(string region, DateOnly from, DateOnly? to = null, string registration = "1") => new()
    {
        LegalEntity = "示例集团", BranchCode = "4301", RegistrationCode = registration, RegionCode = region, From = from, To = to, StartReason = "hired",
    };

    /// <summary>What the group itself registered in Changsha on the day of <see cref="Now"/>.</summary>
    public static EnrolmentRecord Own(InsuranceLine line, string from, string? to = null, string region = Changsha) =>
        Record(line, region, to is null ? EnrolmentStatus.Active : EnrolmentStatus.Paused, 0) with
        {
            Source = EnrolmentRecord.Own, From = YearMonth.Parse(from), To = to is null ? null : YearMonth.Parse(to),
        };

    public static EnrolmentRecord Span(InsuranceLine line, string region, string from, string? to, int months = 36) =>
        Record(line, region, to is null ? EnrolmentStatus.Active : EnrolmentStatus.Paused, months) with
        {
            From = YearMonth.Parse(from), To = to is null ? null : YearMonth.Parse(to),
        };

    public static RuleInput Sample(EmployeeFacts facts, DateOnly today, params EnrolmentRecord[] records) =>
        Input(facts, today, records) with { Policies = new PolicyBookValues(PolicyBook.Shipped) };

    public static EnrolmentRecord Record(InsuranceLine line, string region, EnrolmentStatus status, int months = 36) => new()
    {
        Line = line, RegionCode = region, Status = status, Months = months, Source = "sandbox", AsOf = Now,
    };

    public static AgencyAnswer Answer(params EnrolmentRecord[] records) => new()
    {
        QueryId = "q1", AgencyId = "sandbox", AskedAt = Now, AnsweredAt = Now, Records = [.. records],
    };

    public static RuleInput Input(EmployeeFacts facts, DateOnly today, params EnrolmentRecord[] records) => new(facts, [Answer(records)], today);

    public static RuleInput Input(params EnrolmentRecord[] records) => Input(Employee(), new(2024, 3, 4), records);

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly Day(string text) => DateOnly.Parse(text, null);

    /// <summary>The weight of the one cause a rule sees; none where it sees nothing.</summary>
    public static Severity Weight(Rule rule, RuleInput input) => rule.Evaluate(input).SingleOrDefault()?.Severity ?? Severity.None;

    public static IEnumerable<string> Keys(Rule rule, RuleInput input) => rule.Evaluate(input).Select(cause => cause.Key);
}
