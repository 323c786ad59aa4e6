using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Money;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Contributions;

/// <summary>
/// Why facts cannot be computed: <c>wage.negative</c>, <c>money.too-large</c>, <c>employment.leave-before-hire</c>,
/// <c>contribution.injury-class</c>, <c>contribution.housing-fund-rate</c>.
/// </summary>
internal static class ContributionRefusals
{
    /// <summary>What is wrong with the facts under any policy.</summary>
    public static Refusal? Of(ContributionFacts facts) =>
        Of(facts.GrossWage, "/grossWage") ?? Of(facts.PreviousYearMonthlyAverage ?? 0, "/previousYearMonthlyAverage")
            ?? Of(facts.FirstMonthWage ?? 0, "/firstMonthWage")
        ?? (facts.LeaveDate < facts.HireDate
            ? Refusal.Malformed("employment.leave-before-hire", "/leaveDate", "离职日期早于入职日期", "The last day is before the day of hire.")
            : null);

    /// <summary>What is wrong with them under these policies.</summary>
    public static Refusal? Of(ContributionFacts facts, ImmutableArray<LinePolicy> policies)
    {
        foreach (var policy in policies)
        {
            if (policy.Rates is Rates.ByInjuryClass scale && facts.InjuryClass is { } injuryClass && scale.For(injuryClass) is null)
            {
                return Refusal.Malformed("contribution.injury-class", "/injuryClass", $"工伤行业类别应为 1 至 {scale.Classes.Length}",
                    $"The class of work-injury risk is 1 to {scale.Classes.Length}.");
            }

            if (policy.Rates is Rates.Chosen range && facts.HousingFundRate is { } rate && !range.Allows(rate)) return OutOfRange(range);
        }

        return null;
    }

    /// <summary>A line that has no figure for want of a fact.</summary>
    public static PendingLine Missing(InsuranceLine line, MissingFact fact) => fact == MissingFact.InjuryClass
        ? new() { Line = line, Code = "contribution.injury-class",
            Reason = LocalText.Of("缺少单位的工伤行业类别", "the unit's class of work-injury risk is not given") }
        : new() { Line = line, Code = "contribution.housing-fund-rate",
            Reason = LocalText.Of("缺少单位的公积金缴存比例", "the unit's housing-fund rate is not given") };

    private static Refusal? Of(decimal wage, string field) => wage < 0
        ? Refusal.Malformed("wage.negative", field, "工资不能为负数", "A wage cannot be negative.")
        : MoneyLimits.RefuseAbove(wage, field);

    private static Refusal OutOfRange(Rates.Chosen range)
    {
        var (zh, en) = range.Step is { } step
            ? (FormattableString.Invariant($"，且为 {step:0.####} 的整数倍"), FormattableString.Invariant($" and a multiple of {step:0.####}"))
            : ("", "");
        return Refusal.Malformed("contribution.housing-fund-rate", "/housingFundRate",
            FormattableString.Invariant($"公积金缴存比例应为 {range.Least:0.####} 至 {range.Most:0.####}{zh}"),
            FormattableString.Invariant($"A housing-fund rate here is {range.Least:0.####} to {range.Most:0.####}{en}."));
    }
}
