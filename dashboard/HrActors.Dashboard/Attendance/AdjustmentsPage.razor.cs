using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Attendance;

/// <summary>Adjustment requests in scope, newest first; the address carries the selection.</summary>
public sealed partial class AdjustmentsPage
{
    private static readonly ImmutableArray<string> States = ["open", "accepted", "dismissed", "all"];

    private ImmutableList<BranchView> _branches = [];
    private Page<AdjustmentRequest>? _page;

    [SupplyParameterFromQuery] public string? Branch { get; set; }

    /// <summary><c>open</c> when absent, <c>accepted</c>, <c>dismissed</c> or <c>all</c>.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IAttendanceDesk Desk { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        var query = new AdjustmentQuery { BranchCode = Branch, State = StateOf(State ?? "open"), Cursor = After, Limit = 50 };
        _page = await Desk.Requests(query, by, cancellationToken);
    }

    protected override bool Concerns(Change change) => false;

    private static AdjustmentState? StateOf(string state) => state switch
    {
        "open" => AdjustmentState.Open,
        "accepted" => AdjustmentState.Accepted,
        "dismissed" => AdjustmentState.Dismissed,
        _ => null,
    };

    private string StateText(string? state) =>
        W[StateOf(state ?? "open") is { } known ? AdjustmentTexts.StateName(known) : Layout.ShellTexts.All];

    private async Task Decide(DecideAdjustmentRequest request) =>
        await Run($"decide {request.Id} {request.Accept}", id => Desk.Decide(request, By!, id, CancellationToken.None));

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);
}
