using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Findings;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Findings;

/// <summary>Findings in scope, newest first; the address carries the selection. They are dealt with at the employee.</summary>
public sealed partial class FindingsPage
{
    private static readonly ImmutableArray<string> States = ["open", "closed", "all"];

    private static readonly ImmutableArray<string> Weights = ["", "warning", "blocking"];

    private ImmutableList<BranchView> _branches = [];
    private Page<FindingRow>? _page;

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

    private bool IsNarrowed => !string.IsNullOrEmpty(Branch ?? Code ?? State ?? Weight);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        bool? open = State switch { "closed" => false, "all" => null, _ => true };
        _page = await Findings.List(by, new() { BranchCode = Branch, Code = Code, Open = open, AtLeast = AtLeast, Cursor = After }, cancellationToken);
    }

    protected override bool Concerns(Change change) => change.Employee is not null && (Branch is null || change.BranchCode == Branch);

    private string CodeText(string? code) => W[string.IsNullOrEmpty(code) ? Layout.ShellTexts.All : FindingNames.Of(code)];

    private Severity AtLeast => Weight switch { "blocking" => Severity.Blocking, "warning" => Severity.Warning, _ => Severity.None };

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

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);
}
