using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Policies;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Overview;

/// <summary>What there is to do in the reader's branches, live.</summary>
public sealed partial class OverviewPage
{
    /// <summary>Rows in the two short lists.</summary>
    private const int Shown = 8;

    private ImmutableList<BranchLine> _branches = [];
    private ImmutableArray<FindingRow> _findings = [];
    private ImmutableArray<CaseRow> _running = [];
    private int _overdue;
    private ImmutableList<PolicyDraft> _drafts = [];

    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal IFindingQueries Findings { get; init; } = null!;
    [Inject] internal ICaseQueries Cases { get; init; } = null!;
    [Inject] internal IPolicyDesk Policies { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        var branches = Branches.List(by, cancellationToken);
        if (by.SeesDetails())
        {
            var findings = Findings.List(by, new() { Limit = Shown }, cancellationToken);
            var open = new CaseFilter { Today = Today, OnlyOpen = true, Limit = Shown };
            _running = (await Cases.List(by, open, cancellationToken)).Items;
            _overdue = (await Cases.Summary(by, open, cancellationToken))?.Overdue ?? 0;
            _findings = (await findings).Items;
            _drafts = (await Policies.List(by).WaitAsync(cancellationToken)).Value?.Items ?? [];
        }

        _branches = await branches;
    }

    protected override bool Concerns(Change change) => change.Policy is not null || By?.MaySee(change.BranchCode) == true;

    private int Total(Func<BranchCounters, int> count) => _branches.Sum(line => line.Counters is { } counters ? count(counters) : 0);
}
