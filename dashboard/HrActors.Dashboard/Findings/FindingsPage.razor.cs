using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Findings;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Findings;

/// <summary>Findings in scope, newest first; the address carries what is looked for. Several can be waived together; the rest is done at the employee.</summary>
public sealed partial class FindingsPage
{
    private static readonly ImmutableArray<string> States = ["open", "closed", "all"];

    private static readonly ImmutableArray<string> Weights = ["", "warning", "blocking"];

    private ImmutableList<BranchView> _branches = [];
    private Page<FindingRow>? _page;
    private ImmutableHashSet<string> _selected = [];
    private ImmutableList<WaiverOutcome> _outcomes = [];

    [SupplyParameterFromQuery] public string? Branch { get; set; }
    [SupplyParameterFromQuery] public string? Code { get; set; }

    /// <summary><c>open</c> when absent, <c>closed</c> or <c>all</c>.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary>All when absent; <c>warning</c> (and more) or <c>blocking</c>.</summary>
    [SupplyParameterFromQuery] public string? Weight { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IFindingQueries Findings { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;
    [Inject] internal IFindingDesk Desk { get; init; } = null!;

    /// <summary>Of this page, what can be waived and is not selected.</summary>
    private IReadOnlyList<string> Selectable => _page is not { } page
        ? []
        : [.. page.Items.Select(row => row.Finding).Where(one => one is { ClosedAt: null, Waiver: null } && !_selected.Contains(one.Id)).Select(one => one.Id)];

    private bool IsNarrowed => !string.IsNullOrEmpty(Branch ?? Code ?? State ?? Weight);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        var query = new FindingFilter
        {
            BranchCode = Branch, Code = Code, Open = FindingSelection.IsOpen(State), AtLeast = FindingSelection.AtLeast(Weight), Cursor = After,
        };
        _page = await Findings.List(by, query, cancellationToken);
    }

    protected override bool Concerns(Change change) => change.Employee is not null && (Branch is null || change.BranchCode == Branch);

    private string CodeText(string? code) => W[string.IsNullOrEmpty(code) ? Layout.ShellTexts.All : FindingNames.Of(code)];

    private string WeightText(string? weight) => W[weight switch
    {
        "blocking" => FindingNames.SeverityName(Severity.Blocking),
        "warning" => FindingNames.SeverityName(Severity.Warning),
        _ => Layout.ShellTexts.All,
    }];

    private string StateText(string? state) => W[state switch
    {
        "closed" => FindingListTexts.Closed,
        "all" => Layout.ShellTexts.All,
        _ => FindingListTexts.Open,
    }];

    private string ExportHref(string format) => $"/findings/export.{format}" + new Uri(Navigation.Uri).Query;

    /// <summary>Without the right to waive nothing is selected.</summary>
    private EventCallback<bool> SelectionOf(string id) => By?.Commands() == true
        ? EventCallback.Factory.Create<bool>(this, selected => _selected = selected ? _selected.Add(id) : _selected.Remove(id))
        : default;

    private void SelectAll() => _selected = [.. _selected.Union(Selectable).Take(WaiveManyRequest.Most)];

    private void SelectNone() => _selected = [];

    private async Task Waive((string Reason, DateOnly? Until) asked)
    {
        var request = new WaiveManyRequest { FindingIds = [.. _selected.Order(StringComparer.Ordinal)], Reason = asked.Reason, Until = asked.Until };
        // Another selection or reason is another command.
        var intent = $"waive {asked.Reason} {asked.Until} {string.Join(' ', request.FindingIds)}";
        if (await Run(intent, id => Desk.Waive(request, By!, id, CancellationToken.None)) is not { } outcomes) return;

        (_outcomes, _selected) = (outcomes, [.. outcomes.Where(one => one.Refusal is not null).Select(one => one.FindingId)]);
    }

    /// <summary>What is not shown is not selected: nobody waives what they do not see.</summary>
    private void Narrow(string name, string? value)
    {
        SelectNone();
        Navigation.Narrow(name, value);
    }

    private void Move(string? cursor)
    {
        SelectNone();
        Navigation.Turn(cursor);
    }
}
