using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;

namespace HrActors.Grains.Policies;

/// <summary>The rules see the policies that are in force when they look, those confirmed since the start included.</summary>
internal sealed class ShelfValues(IPolicyShelf shelf) : IPolicyValues
{
    public LineTerms? Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn) =>
        new PolicyBookValues(shelf.Book).Find(regionCode, pack, line, month, knownOn);

    public ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack) => shelf.Book.LinesOf(regionCode, pack);
}
