using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Contributions;

/// <summary>
/// The run of one branch and month: totals, differences, who is held back, and every person; the address carries search, page and the
/// figure that is explained.
/// </summary>
public sealed partial class RunPage
{
    private const int PeopleShown = 50;

    /// <summary>Rows of the short lists above the people.</summary>
    private const int FewShown = 10;

    private YearMonth _month;
    private bool _isMonth;
    private string? _branchName;
    private RunView? _run;
    private RunView? _before;
    private Refusal? _unread;
    private StatementPage? _people;
    private StatementPage? _held;
    private ImmutableArray<Adjustment> _adjustments = [];
    private ImmutableArray<InsuranceLine> _lines = [];
    private ImmutableSortedDictionary<InsuranceLine, PolicyGrade> _grades = ImmutableSortedDictionary<InsuranceLine, PolicyGrade>.Empty;
    private ExplainedStatement? _explained;
    private RunView? _confirming;

    [Parameter] public required string Branch { get; set; }

    /// <summary><c>yyyy-MM</c>.</summary>
    [Parameter] public required string Month { get; set; }

    /// <summary>Only this number.</summary>
    [SupplyParameterFromQuery] public string? Employee { get; set; }
    [SupplyParameterFromQuery] public bool? Held { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    /// <summary>Whose figure is explained; null for nobody's.</summary>
    [SupplyParameterFromQuery] public string? Person { get; set; }

    /// <summary>The step that gave it, such as <c>pension.employer</c>.</summary>
    [SupplyParameterFromQuery] public string? Why { get; set; }

    [Inject] internal IContributionDesk Desk { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private string? Subtitle => _run is not { } run ? null : string.Join(" · ", new[]
    {
        W.Format(RunTexts.Revision, run.Revision),
        W.Format(RunTexts.KnownOn, Words.Day(run.KnownOn)),
        run is { ConfirmedAt: { } confirmed, ConfirmedBy: { } by }
            ? W.Format(RunTexts.ConfirmedBy, by, Words.Instant(confirmed))
            : W.Format(RunTexts.StartedBy, run.StartedBy, Words.Instant(run.StartedAt)),
    });

    private string AdjustmentsHref => _run?.Phase == RunPhase.Confirmed
        ? $"/adjustments?branch={Uri.EscapeDataString(Branch)}&bookedIn={_month}"
        : $"/adjustments?branch={Uri.EscapeDataString(Branch)}&status=open";

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _isMonth = YearMonth.TryParse(Month, out _month);
        if (!_isMonth || !by.SeesAmounts()) return;

        _branchName ??= (await Branches.List(by, cancellationToken)).Find(line => line.Branch.Facts.Code == Branch)?.Branch.Facts.Name;
        var found = await Desk.Find(Branch, _month, by).WaitAsync(cancellationToken);
        // A month that was never run is no mistake; a branch out of scope is.
        _unread = found.Refusal is { Kind: not RefusalKind.NotFound } refusal ? refusal : null;
        _run = found.Value;
        if (_run is { } run) await Read(run, by, cancellationToken);
        Follow(RunFigures.IsBusy(_run));
    }

    private async Task Read(RunView run, Principal by, CancellationToken cancellationToken)
    {
        _before = (await Desk.Find(Branch, _month.AddMonths(-1), by).WaitAsync(cancellationToken)).Value;
        if (RunFigures.IsBusy(run))
        {
            // Rows of this calculation and of the one before stand side by side until it is done.
            (_people, _held, _adjustments, _explained) = (null, null, [], null);
            return;
        }

        var all = new StatementQuery { BranchCode = Branch, Month = _month };
        var asked = all with { OnlyHeld = Held == true, EmployeeNo = TextOf(Employee), After = After, Limit = PeopleShown };
        _people = (await Desk.Statements(asked, by).WaitAsync(cancellationToken)).Value;
        _held = run.Totals.Held == 0
            ? null
            : (await Desk.Statements(all with { OnlyHeld = true, Limit = FewShown }, by).WaitAsync(cancellationToken)).Value;
        _adjustments = run.Adjustments.Count == 0
            ? []
            : (await Desk.Adjustments(AdjustmentsOf(run), by).WaitAsync(cancellationToken)).Value?.Items ?? [];
        _grades = _people?.Grades ?? _grades;
        var shown = (_people?.Items ?? []).SelectMany(item => item.Statement.Lines).Select(line => line.Line);
        _lines = [.. run.Totals.Lines.Select(line => line.Line).Union(shown).Order()];
        _explained = string.IsNullOrEmpty(Person)
            ? null
            : (await Desk.Explain(Branch, _month, Person, by).WaitAsync(cancellationToken)).Value;
    }

    private AdjustmentQuery AdjustmentsOf(RunView run) => run.Phase == RunPhase.Confirmed
        ? new() { BranchCode = Branch, BookedIn = _month, Limit = FewShown }
        : new() { BranchCode = Branch, Open = true, Limit = FewShown };

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task Calculate() => await Run($"calculate {Branch} {_month} {_run?.Revision}", id => Desk.Start(Branch, _month, By!, id));

    private async Task Confirm()
    {
        if (_confirming is not { } seen) return;

        _confirming = null;
        await Run($"confirm {Branch} {_month} {seen.Revision}", id => Desk.Confirm(Branch, _month, seen.Revision, By!, id));
    }

    private void Explain((string Person, string Step)? asked) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["person"] = asked?.Person, ["why"] = asked?.Step }),
        replace: true);

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);
}
