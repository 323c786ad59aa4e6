using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Contributions;

/// <summary>One employee's statements of the last months, newest first, as far as the branch ran them.</summary>
public sealed partial class PersonMonths
{
    private const int MonthsShown = 6;

    private ImmutableArray<StatementItem> _months = [];

    [Parameter, EditorRequired] public required string No { get; set; }

    /// <summary>The branch of now; months paid by an earlier one are on that branch's pages.</summary>
    [Parameter, EditorRequired] public required string BranchCode { get; set; }

    [Inject] internal IContributionDesk Desk { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesAmounts()) return;

        var found = ImmutableArray.CreateBuilder<StatementItem>(MonthsShown);
        for (var back = 0; back < MonthsShown; back++)
        {
            var query = new StatementQuery { BranchCode = BranchCode, Month = YearMonth.Of(Today).AddMonths(-back), EmployeeNo = No };
            var page = (await Desk.Statements(query, by).WaitAsync(cancellationToken)).Value;
            if (page is not null) found.AddRange(page.Items.Where(item => item.Statement.IsMember));
        }

        _months = found.ToImmutable();
    }

    protected override bool Concerns(Change change) => false;
}

internal static class PersonMonthTexts
{
    public static readonly LocalText Title = LocalText.Of("近六个月缴费", "Contributions of the last six months");
    public static readonly LocalText None = LocalText.Of("近六个月没有缴费记录", "No contributions in the last six months");
    public static readonly LocalText Why = LocalText.Of("计算过程", "How it was calculated");
}
