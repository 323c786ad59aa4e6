using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HrActors.Dashboard.Transfers;

/// <summary>Transfer cases in scope: how many by state, old place and age, and the list; the address carries the selection.</summary>
public sealed partial class CaseListPage
{
    /// <summary>Old places shown; the others are in the list.</summary>
    private const int MostOrigins = 8;

    private static readonly ImmutableArray<string> Shows = ["", "open", "overdue"];

    private ImmutableList<BranchView> _branches = [];
    private Page<CaseRow>? _page;
    private CaseSummary? _summary;
    private CaseFilter? _filter;

    [SupplyParameterFromQuery] public string? Branch { get; set; }
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary><c>open</c> for cases that are not at their end, <c>overdue</c> for those beyond a last day; absent for all.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }
    [SupplyParameterFromQuery] public string? Line { get; set; }

    /// <summary>Code of the old place.</summary>
    [SupplyParameterFromQuery] public string? Origin { get; set; }

    /// <summary>Least days of a class of age.</summary>
    [SupplyParameterFromQuery] public string? Age { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal ICaseQueries Cases { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private string ExportHref => "/cases/export.xlsx" + new Uri(Navigation.Uri).Query;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        var filter = CaseFilter.Of(Today, name => name switch
        {
            "branch" => Branch, "state" => State, "show" => Show, "line" => Line, "origin" => Origin, "age" => Age, _ => null,
        });
        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        _summary = await Cases.Summary(by, filter, cancellationToken);
        _page = await Cases.List(by, filter with { Cursor = After }, cancellationToken);
        _filter = filter;
    }

    protected override bool Concerns(Change change) => change.Case is not null && (Branch is null || change.BranchCode == Branch);

    private IEnumerable<CaseBar> ByState(CaseSummary summary) => summary.ByState.Select(count => new CaseBar(
        StateText(Enum.Parse<TransferState>(count.Key)), count, With("state", count.Key), State == count.Key));

    private IEnumerable<CaseBar> ByOrigin(CaseSummary summary) => summary.ByOrigin.Take(MostOrigins).Select(count => new CaseBar(
        W.Region(count.Key), count, With("origin", count.Key), Origin == count.Key));

    private IEnumerable<CaseBar> ByAge(CaseSummary summary) => summary.ByAge.Select(count => new CaseBar(
        AgeText(count.Key), count, With("age", count.Key), Age == count.Key));

    private string StateText(TransferState state) => W[state == TransferState.None ? Layout.ShellTexts.All : CaseTexts.StateName(state)];

    private string LineText(InsuranceLine line) => W[line == InsuranceLine.None ? Layout.ShellTexts.All : EnrolmentTexts.LineName(line)];

    private string ShowText(string? show) => W[show switch
    {
        "open" => CaseTexts.OnlyOpen, "overdue" => CaseTexts.Overdue, _ => Layout.ShellTexts.All,
    }];

    private string AgeText(string? least)
    {
        var index = int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? CaseAges.LeastDays.IndexOf(days) : -1;
        if (index < 0) return W[Layout.ShellTexts.All];
        return index + 1 < CaseAges.LeastDays.Length
            ? W.Format(CaseTexts.AgeSpan, days, CaseAges.LeastDays[index + 1] - 1)
            : W.Format(CaseTexts.AgeBeyond, days - 1);
    }

    private static string Number(int days) => days.ToString(CultureInfo.InvariantCulture);

    private int DaysSince(CaseRow row) => Math.Max(0, Today.DayNumber - Words.DayOf(row.OpenedAt).DayNumber);

    private void Open(TableRowClickEventArgs<CaseRow> click)
    {
        if (click.Item is { } row) Navigation.NavigateTo(CaseAddress.Of(row.CaseNo));
    }

    /// <summary>The address with one more, or one less, thing chosen.</summary>
    private string With(string name, string? value) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        [name] = string.IsNullOrEmpty(value) ? null : value,
        ["after"] = null,
    });

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);
}
