using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;

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

    public static IEnumerable<string> Keys(Rule rule, RuleInput input) => rule.Evaluate(input).Select(cause => cause.Key);
}
