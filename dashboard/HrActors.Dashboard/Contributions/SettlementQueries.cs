using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Domain.Contributions;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Contributions;

/// <summary>What an address asks for; what cannot be read narrows nothing.</summary>
internal static class SettlementQueries
{
    public static AdjustmentQuery Of(string? branch, string? month, string? status, string? employee, string? bookedIn) => new()
    {
        BranchCode = Text(branch),
        Month = YearMonth.TryParse(month, out var closed) ? closed : null,
        Open = status switch { "open" => true, "booked" => false, _ => null },
        EmployeeNo = Text(employee),
        BookedIn = YearMonth.TryParse(bookedIn, out var booked) ? booked : null,
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Sums of everything a query finds, amounts in yuan.</summary>
internal sealed record SettlementSums
{
    /// <summary>More than this many are not added up for a page; the export has them all.</summary>
    public const int MostRead = 5000;

    public int Makeups { get; private init; }
    public decimal MakeupAmount { get; private init; }
    public int Refunds { get; private init; }
    public decimal RefundAmount { get; private init; }
    public decimal Employer { get; private init; }
    public decimal Employee { get; private init; }

    /// <summary>Null when there are more than <see cref="MostRead"/>.</summary>
    public static async Task<SettlementSums?> Read(
        IContributionDesk desk, AdjustmentQuery query, Principal by, CancellationToken cancellationToken)
    {
        var sums = new SettlementSums();
        string? cursor = null;
        do
        {
            if (sums.Makeups + sums.Refunds >= MostRead) return null;

            var page = await desk.Adjustments(query with { Cursor = cursor, Limit = 500 }, by).WaitAsync(cancellationToken);
            foreach (var item in page.Value?.Items ?? []) sums = sums.With(item);
            cursor = page.Value?.Next;
        }
        while (cursor is not null);
        return sums;
    }

    private SettlementSums With(Domain.ContributionRuns.Adjustment item)
    {
        var amount = item.Change.EmployerDelta + item.Change.EmployeeDelta;
        var sums = this with { Employer = Employer + item.Change.EmployerDelta, Employee = Employee + item.Change.EmployeeDelta };
        return item.Change.Kind == AdjustmentKind.Makeup
            ? sums with { Makeups = Makeups + 1, MakeupAmount = MakeupAmount + amount }
            : sums with { Refunds = Refunds + 1, RefundAmount = RefundAmount + amount };
    }
}
