using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Contributions;

/// <summary>Settlements of closed months in scope with their sums, newest first; the address carries the selection.</summary>
public sealed partial class SettlementsPage
{
    private static readonly ImmutableArray<string> Statuses = ["", "open", "booked"];

    private ImmutableList<BranchView> _branches = [];
    private AdjustmentPage? _page;
    private Refusal? _unread;
    private AdjustmentQuery? _summed;
    private SettlementSums? _sums;
    private YearMonth? _month;
    private YearMonth? _bookedIn;

    [SupplyParameterFromQuery] public string? Branch { get; set; }

    /// <summary>The closed month as <c>yyyy-MM</c>; absent for all.</summary>
    [SupplyParameterFromQuery] public string? Month { get; set; }

    /// <summary><c>open</c> or <c>booked</c>; absent for both.</summary>
    [SupplyParameterFromQuery] public string? Status { get; set; }
    [SupplyParameterFromQuery] public string? Employee { get; set; }

    /// <summary>The month that carries them; absent for all.</summary>
    [SupplyParameterFromQuery] public string? BookedIn { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IContributionDesk Desk { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private bool IsNarrowed => !string.IsNullOrEmpty(Branch ?? Month ?? Status ?? Employee ?? BookedIn);

    private string ExportHref => "/adjustments/export.xlsx" + new Uri(Navigation.Uri).Query;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesAmounts()) return;

        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        var query = SettlementQueries.Of(Branch, Month, Status, Employee, BookedIn);
        (_month, _bookedIn) = (query.Month, query.BookedIn);
        var page = await Desk.Adjustments(query with { Cursor = After, Limit = 50 }, by).WaitAsync(cancellationToken);
        (_page, _unread) = (page.Value, page.Refusal);
        if (page.IsRefused || query == _summed) return;

        _sums = await SettlementSums.Read(Desk, query, by, cancellationToken);
        _summed = query;
    }

    protected override bool Concerns(Change change) => false;

    private string NameOf(string code) => _branches.Find(branch => branch.Facts.Code == code)?.Facts.Name ?? code;

    private string StatusText(string? status) => W[status switch
    {
        "open" => SettlementTexts.Open,
        "booked" => SettlementTexts.Done,
        _ => Layout.ShellTexts.All,
    }];

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);
}
