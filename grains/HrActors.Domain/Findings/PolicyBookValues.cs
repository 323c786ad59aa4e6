using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings;

/// <summary>The values of a book of policies. A line without bounds, of fixed amounts alone, says nothing of bases.</summary>
public sealed class PolicyBookValues(PolicyBook book) : IPolicyValues
{
    public LineTerms? Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn) =>
        book.Find(regionCode, pack, line, month, knownOn).Value is not { Bounds: { } bounds } policy ? null : new()
        {
            Line = line,
            Floor = bounds.Floor,
            Cap = bounds.Cap ?? decimal.MaxValue,
            // What the unit chooses or pays alone is no share of the employee that is known here.
            EmployeeRate = policy.Rates is Rates.Flat flat ? flat.Employee : 0,
            IsWholeMonth = day => policy.MonthStart.FactorFor(day) == policy.MonthStart.Before,
            Version = policy.Version,
        };

    public ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack) => book.LinesOf(regionCode, pack);
}
