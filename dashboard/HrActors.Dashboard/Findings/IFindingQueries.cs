using HrActors.Contracts.Access;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Domain.Findings;

namespace HrActors.Dashboard.Findings;

internal interface IFindingQueries
{
    /// <summary>Newest first; empty for a role that sees no findings.</summary>
    Task<Page<FindingRow>> List(Principal by, FindingFilter filter, CancellationToken cancellationToken);
}

/// <summary>What the list is narrowed to; null members narrow nothing.</summary>
internal sealed record FindingFilter
{
    public string? BranchCode { get; init; }
    public bool? Open { get; init; } = true;
    public string? Code { get; init; }
    public Severity AtLeast { get; init; }
    public string? Cursor { get; init; }
    public int Limit { get; init; } = 50;
}

internal sealed class FindingQueries(IGrainFactory grains) : IFindingQueries
{
    public async Task<Page<FindingRow>> List(Principal by, FindingFilter filter, CancellationToken cancellationToken)
    {
        if (!by.SeesDetails()) return new() { Items = [] };

        return await grains.GetGrain<IListingGrain>(0).Findings(new()
        {
            Scope = by.Branches,
            BranchCode = filter.BranchCode,
            Open = filter.Open,
            Code = filter.Code,
            AtLeast = filter.AtLeast,
            Cursor = filter.Cursor,
            Limit = filter.Limit,
        }).WaitAsync(cancellationToken);
    }
}
