using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HrActors.Dashboard.Contributions;

/// <summary>The month's runs of every branch in scope with their sums; the address carries month, selection and page.</summary>
public sealed partial class RunsPage
{
    private const int PageSize = 50;

    private static readonly ImmutableArray<string> States =
        ["", nameof(RunPhase.None), nameof(RunPhase.Calculating), nameof(RunPhase.Ready), nameof(RunPhase.Confirmed)];

    private YearMonth _month;
    private GroupRun? _group;
    private List<BranchRun> _shown = [];
    private List<(RunPhase Phase, int Count)> _phases = [];
    private RunFigures _sum;
    private int _matching;
    private int _runs;

    /// <summary>The month as <c>yyyy-MM</c>; absent for the present one.</summary>
    [SupplyParameterFromQuery] public string? Month { get; set; }

    /// <summary>Part of a branch's name or code.</summary>
    [SupplyParameterFromQuery] public string? Q { get; set; }

    /// <summary>Name of a phase; absent for all, <c>None</c> for branches that were not run.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary>From 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int? PageNumber { get; set; }

    [Inject] internal IContributionDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private int Pages => Math.Max(1, (_matching + PageSize - 1) / PageSize);

    private int Page => Math.Clamp(PageNumber ?? 1, 1, Pages);

    private bool IsAhead => _month > YearMonth.Of(Today);

    private bool IsRunning => _group?.Branches.Exists(branch => RunFigures.IsBusy(branch.Run)) == true;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _month = YearMonth.TryParse(Month, out var month) ? month : YearMonth.Of(Today);
        if (!Access.AccessRules.SeesAmounts(by)) return;

        _group = (await Desk.Group(_month, by).WaitAsync(cancellationToken)).Value;
        _runs = _group?.Branches.Count(branch => branch.Run is not null) ?? 0;
        _phases =
        [
            .. (_group?.Branches ?? []).GroupBy(branch => branch.Run?.Phase ?? RunPhase.None).OrderBy(phase => phase.Key)
                .Select(phase => (phase.Key, phase.Count())),
        ];
        var matching = (_group?.Branches ?? []).FindAll(Matches);
        _matching = matching.Count;
        _sum = RunFigures.Of(matching.Select(branch => branch.Run).OfType<RunView>());
        _shown = [.. matching.Skip((Page - 1) * PageSize).Take(PageSize)];
        Follow(IsRunning);
    }

    private bool Matches(BranchRun branch) =>
        (string.IsNullOrEmpty(State) || (branch.Run?.Phase ?? RunPhase.None).ToString() == State)
        && (string.IsNullOrWhiteSpace(Q) || branch.BranchName.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase)
            || branch.BranchCode.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase));

    private string StateText(string? state) =>
        W[string.IsNullOrEmpty(state) ? Layout.ShellTexts.All : ContributionTexts.PhaseName(Enum.Parse<RunPhase>(state))];

    private async Task CalculateAll()
    {
        // Hundreds of branches are started one after the other: the first are shown while the last still wait.
        Follow(running: true);
        await Run($"calculate {_month}", id => Desk.StartAll(_month, By!, id));
    }

    private void Open(TableRowClickEventArgs<BranchRun> click)
    {
        if (click.Item is { } row) Navigation.NavigateTo(ContributionAddress.Run(row.BranchCode, _month));
    }

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value, position: "page");

    private void Go(int page) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("page", page == 1 ? (int?)null : page));
}
