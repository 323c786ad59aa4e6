using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HrActors.Dashboard.Transfers;

/// <summary>Transfer cases in scope, newest first; the address carries the selection.</summary>
public sealed partial class CaseListPage
{
    private ImmutableList<BranchView> _branches = [];
    private Page<CaseRow>? _page;
    private TransferState _state;

    [SupplyParameterFromQuery] public string? Branch { get; set; }
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary><c>open</c> for cases that are not at their end; absent for all.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal ICaseQueries Cases { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private bool IsNarrowed => !string.IsNullOrEmpty(Branch ?? State ?? Show);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _state = Enum.TryParse<TransferState>(State, out var state) ? state : TransferState.None;
        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        _page = await Cases.List(by, new()
        {
            BranchCode = Branch,
            State = _state == TransferState.None ? null : _state,
            OnlyOpen = Show == "open",
            Cursor = After,
        }, cancellationToken);
    }

    protected override bool Concerns(Change change) => change.Case is not null && (Branch is null || change.BranchCode == Branch);

    private string StateText(TransferState state) => W[state == TransferState.None ? Layout.ShellTexts.All : CaseTexts.StateName(state)];

    private string ShowText(string? show) => W[show == "open" ? CaseTexts.OnlyOpen : Layout.ShellTexts.All];

    private bool IsOverdue(CaseRow row) => row.State.IsOpen() && row.DueOn < Today;

    private int Age(CaseRow row) => Math.Max(0, Today.DayNumber - Words.DayOf(row.OpenedAt).DayNumber);

    private void Open(TableRowClickEventArgs<CaseRow> click)
    {
        if (click.Item is { } row) Navigation.NavigateTo(CaseAddress.Of(row.CaseNo));
    }

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);
}
