using HrActors.Contracts.Access;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HrActors.Dashboard.BaseDeclarations;

/// <summary>The yearly declarations of every branch in scope; the address carries the base year's first month, selection and page.</summary>
public sealed partial class DeclarationsPage
{
    private const int PageSize = 50;

    private YearMonth _month;
    private GroupDeclaration? _group;
    private List<BranchDeclaration> _shown = [];
    private ImmutableDictionary<string, Refusal> _refused = ImmutableDictionary<string, Refusal>.Empty;
    private DeclarationTotals _sum = DeclarationTotals.Empty;
    private int _matching;

    /// <summary>First month of the base year as <c>yyyy-MM</c>; absent for January of this year.</summary>
    [SupplyParameterFromQuery] public string? Month { get; set; }

    /// <summary>Part of a branch's name or code.</summary>
    [SupplyParameterFromQuery] public string? Q { get; set; }

    /// <summary>From 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int? PageNumber { get; set; }

    [Inject] internal IBaseDeclarationDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private int Pages => Math.Max(1, (_matching + PageSize - 1) / PageSize);

    private int Page => Math.Clamp(PageNumber ?? 1, 1, Pages);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        var month = YearMonth.TryParse(Month, out var asked) ? asked : new(Today.Year, 1);
        if (month != _month) _refused = _refused.Clear();
        _month = month;
        if (!by.SeesAmounts()) return;

        _group = (await Desk.Group(_month, by).WaitAsync(cancellationToken)).Value;
        var matching = (_group?.Branches ?? []).FindAll(Matches);
        _matching = matching.Count;
        var totals = matching.Select(branch => branch.Declaration?.Totals).OfType<DeclarationTotals>().ToList();
        _sum = new()
        {
            People = totals.Sum(one => one.People),
            Declared = totals.Sum(one => one.Declared),
            NewHires = totals.Sum(one => one.NewHires),
            WithoutWages = totals.Sum(one => one.WithoutWages),
            ToFloor = totals.Sum(one => one.ToFloor),
            ToCap = totals.Sum(one => one.ToCap),
        };
        _shown = [.. matching.Skip((Page - 1) * PageSize).Take(PageSize)];
        Follow(_group?.Branches.Exists(branch => branch.Declaration?.Phase == DeclarationPhase.Confirming) == true);
    }

    /// <summary>The counts of a row, in the order of the columns, and whether a narrow window shows them too.</summary>
    private static (int Count, bool Narrow)[] Figures(DeclarationTotals? totals) =>
    [
        (totals?.People ?? 0, true), (totals?.Declared ?? 0, false), (totals?.NewHires ?? 0, false), (totals?.WithoutWages ?? 0, false),
        (totals?.ToFloor ?? 0, false), (totals?.ToCap ?? 0, false),
    ];

    private bool Matches(BranchDeclaration branch) =>
        string.IsNullOrWhiteSpace(Q) || branch.BranchName.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase)
            || branch.BranchCode.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase);

    private Task CalculateAll() => Run($"bases {_month}", async id =>
    {
        var reply = await Desk.CalculateAll(_month, By!, id);
        if (reply.Value is { } group)
            _refused = group.Branches.Where(branch => branch.Refusal is not null).ToImmutableDictionary(branch => branch.BranchCode, branch => branch.Refusal!);
        return reply;
    });

    private void Open(TableRowClickEventArgs<BranchDeclaration> click)
    {
        if (click.Item is { } row) Navigation.NavigateTo(DeclarationAddress.Branch(row.BranchCode, _month));
    }

    private void Go(int page) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("page", page == 1 ? (int?)null : page));
}
