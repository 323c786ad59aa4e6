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

    /// <summary>What is summed up over all cases, and every draft: read when one of those changed, and with a new day, not with every employee's news.</summary>
    private volatile bool _caseNews = true;
    private volatile bool _policyNews = true;
    private DateOnly _readOn;

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
            if (_caseNews || _readOn != Today) await ReadCases(by, cancellationToken);
            if (_policyNews) await ReadDrafts(by, cancellationToken);
            _findings = (await findings).Items;
        }

        _branches = await branches;
    }

    protected override bool Concerns(Change change)
    {
        if (change.Policy is not null) return _policyNews = true;
        if (By?.MaySee(change.BranchCode) != true) return false;

        if (change.Case is not null) _caseNews = true;
        return true;
    }

    protected override void Missed() => _caseNews = _policyNews = true;

    private async Task ReadCases(Principal by, CancellationToken cancellationToken)
    {
        var today = Today;
        // Before the reading: what changes meanwhile is read again.
        _caseNews = false;
        try
        {
            var open = new CaseFilter { Today = today, OnlyOpen = true, Limit = Shown };
            _running = (await Cases.List(by, open, cancellationToken)).Items;
            _overdue = (await Cases.Summary(by, open, cancellationToken))?.Overdue ?? 0;
            _readOn = today;
        }
        catch
        {
            _caseNews = true;
            throw;
        }
    }

    private async Task ReadDrafts(Principal by, CancellationToken cancellationToken)
    {
        _policyNews = false;
        try
        {
            _drafts = (await Policies.List(by).WaitAsync(cancellationToken)).Value?.Items ?? [];
        }
        catch
        {
            _policyNews = true;
            throw;
        }
    }

    private int Total(Func<BranchCounters, int> count) => _branches.Sum(line => line.Counters is { } counters ? count(counters) : 0);
}
