using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Listing;
using HrActors.Domain.ContributionRuns;
using HrActors.Grains.ContributionRuns;
using HrActors.Grains.Rows;
using Orleans.Concurrency;

namespace HrActors.Grains.Listing;

[GrainType("listing"), StatelessWorker]
internal sealed class ListingGrain(IDirectoryRows rows, IContributionRows contributions, RunWork runs, Callers callers) : Grain, IListingGrain
{
    /// <summary>Branches asked at once.</summary>
    private const int FanOut = 32;

    public async Task<Page<RosterRow>> Employees(EmployeeQuery query)
    {
        query = query with { Scope = callers.Current.Narrow(query.Scope) };
        var asked = query.Roster with { Limit = query.Roster.Limit + 1 };
        var found = new List<RosterRow>();
        await (await Branches(query)).ForEachBounded(FanOut, async (code, _) =>
            found.AddRange(await GrainFactory.GetGrain<IBranchGrain>(GrainKeys.Branch(code)).GetRoster(asked)), CancellationToken.None);

        // An employee that moves while the branches are asked may stand in two of them: the newer row counts.
        var page = found
            .GroupBy(row => row.EmployeeNo)
            .Select(same => same.MaxBy(row => row.Version)!)
            .OrderBy(row => row.EmployeeNo, StringComparer.Ordinal)
            .Take(query.Roster.Limit + 1)
            .ToList();
        var more = page.Count > query.Roster.Limit;
        if (more) page.RemoveAt(page.Count - 1);
        return new() { Items = [.. page], Next = more ? page[^1].EmployeeNo : null };
    }

    public Task<Page<FindingRow>> Findings(FindingQuery query) =>
        rows.Findings(query with { Scope = callers.Current.Narrow(query.Scope) }, CancellationToken.None);

    public Task<Page<CaseRow>> Cases(CaseQuery query) =>
        rows.Cases(query with { Scope = callers.Current.Narrow(query.Scope) }, CancellationToken.None);

    public async Task<CaseSummary> CaseSummary(CaseQuery query, DateOnly today) => Contracts.Listing.CaseSummary.Of(
        await rows.CaseGroups(query with { Scope = callers.Current.Narrow(query.Scope) }, today, CancellationToken.None));

    public Task<Page<Adjustment>> Adjustments(AdjustmentQuery query) =>
        contributions.Adjustments(query with { Scope = callers.Current.Narrow(query.Scope) }, CancellationToken.None);

    public async Task<Page<StatementItem>> Statements(StatementQuery query)
    {
        callers.Current.MustSee(query.BranchCode);
        var found = (query.EmployeeNo, query.OnlyHeld) switch
        {
            ({ } one, _) => await contributions.Statements(query.BranchCode, query.Month, [one], CancellationToken.None),
            (_, true) => await contributions.Held(query.BranchCode, query.Month, query.After, query.Limit + 1, CancellationToken.None),
            _ => await contributions.Statements(query.BranchCode, query.Month, query.After, query.Limit + 1, CancellationToken.None),
        };
        return new()
        {
            Items = [.. found.Take(query.Limit).Select(row => new StatementItem { Statement = runs.Read(row), Held = row.Held, Name = row.Name })],
            Next = found.Count > query.Limit ? found[query.Limit - 1].EmployeeNo : null,
        };
    }

    public async Task<ImmutableHashSet<string>> Known(ImmutableHashSet<string> employeeNos) =>
        [.. await rows.Known(employeeNos, CancellationToken.None)];

    private async Task<IReadOnlyList<string>> Branches(EmployeeQuery query)
    {
        if (query.BranchCode is { } one) return query.Scope is null || query.Scope.Contains(one) ? [one] : [];

        var all = await GrainFactory.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches();
        return [.. all.Select(branch => branch.Facts.Code).Where(code => query.Scope is null || query.Scope.Contains(code))];
    }
}
