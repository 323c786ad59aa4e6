using HrActors.Domain.Enrolment;
using HrActors.Domain.Money;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>The gross wages of one person in a calendar year.</summary>
public sealed record YearWages
{
    public required string EmployeeNo { get; init; }

    /// <summary>Gross wage by month, in yuan; months without work are left out, months of other years do not count.</summary>
    public required ImmutableSortedDictionary<YearMonth, decimal> Months { get; init; }

    /// <summary>The wage the present base is taken from, before any bound; null when there is none yet.</summary>
    public decimal? PresentWage { get; init; }
}

/// <summary>What becomes of one line's base when the year's bases are set.</summary>
public sealed record YearBaseLine
{
    public required InsuranceLine Line { get; init; }

    /// <summary>The average within the bounds.</summary>
    public required decimal Base { get; init; }
    public required Clamp Clamped { get; init; }

    /// <summary>True when the base comes to the bound of <see cref="Clamped"/> and was not there under the present wage.</summary>
    public required bool Moved { get; init; }
}

/// <summary>One person's line of the yearly declaration (年度基数申报).</summary>
public sealed record YearBaseDeclaration
{
    public required string EmployeeNo { get; init; }

    /// <summary>Months with a wage, 0 to 12.</summary>
    public required int Months { get; init; }

    /// <summary>
    /// The wage to declare: the sum over the months divided by their number, to the fen, halves up; null without a month.
    /// </summary>
    public required decimal? Average { get; init; }

    /// <summary>Empty without an average: then the base of the first month stays.</summary>
    public required ImmutableList<YearBaseLine> Lines { get; init; }
}

/// <summary>
/// Bases of a new base year from the average of the calendar year before it (劳社险中心函〔2006〕60号; a single declared wage for all
/// lines of a person).
/// </summary>
public static class YearBase
{
    /// <summary>
    /// One declaration a person, in the order given. Only lines that take the previous year's average are named; pending lines have
    /// no bounds to compare with and are left out.
    /// </summary>
    /// <param name="people">The wages of each.</param>
    /// <param name="plan">The policies of the first month of the new base year, as known now; bounds of the year may still be those
    /// before.</param>
    public static ImmutableList<YearBaseDeclaration> Declare(IEnumerable<YearWages> people, ContributionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(plan);
        var lines = plan.Policies.Where(policy => policy is { Bounds: not null, Base.Established: BaseWage.PreviousYearAverage })
            .ToImmutableArray();
        return [.. people.Select(person => Declare(person, lines))];
    }

    private static YearBaseDeclaration Declare(YearWages person, ImmutableArray<LinePolicy> lines)
    {
        var averages = lines.Select(policy => LineCalculation.AverageYear(policy.Month, policy.Base!.YearStart)).Distinct().ToList();
        var wages = averages.Count == 0 ? []
            : person.Months.Where(month => month.Key.Year == averages[0]).Select(month => month.Value).ToImmutableArray();
        var average = wages.IsEmpty ? (decimal?)null : Rounding.HalfUpFen.Apply(wages.Sum() / wages.Length);
        return new YearBaseDeclaration
        {
            EmployeeNo = person.EmployeeNo,
            Months = wages.Length,
            Average = average,
            Lines = average is { } wage
                ? [.. lines.Where(policy => LineCalculation.AverageYear(policy.Month, policy.Base!.YearStart) == averages[0])
                    .Select(policy => Line(policy, wage, person.PresentWage))]
                : [],
        };
    }

    private static YearBaseLine Line(LinePolicy policy, decimal wage, decimal? present)
    {
        var (lineBase, clamp) = policy.Bounds!.Clamp(wage);
        return new YearBaseLine
        {
            Line = policy.Line,
            Base = lineBase,
            Clamped = clamp,
            Moved = clamp != Clamp.None && (present is not { } before || policy.Bounds.Clamp(before).Clamped != clamp),
        };
    }
}
