using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Policies;

/// <summary>The rules of one line. Each parameter has its own dates, since notices change them apart from each other.</summary>
public sealed record LineRules
{
    public required InsuranceLine Line { get; init; }
    public required PolicySeries<Bounds> Bounds { get; init; }
    public required PolicySeries<Rates> Rates { get; init; }
    public required PolicySeries<SideRounding> Rounding { get; init; }
    public required PolicySeries<MonthStart> MonthStart { get; init; }
}
