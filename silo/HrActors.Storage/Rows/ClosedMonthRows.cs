using System.Globalization;
using Dapper;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class ClosedMonthRows(HrDatabase database) : IClosedMonths
{
    public async Task<bool> Close(ClosedMonth month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into closed_months (branch_code, month, closed_at, closed_by, shift_template, merge_seconds, heads, edition)
            values (@BranchCode, @Month, @ClosedAt, @ClosedBy, @ShiftTemplate, @MergeSeconds, @Heads, @Edition)
            on conflict do nothing
            """,
            Stored.From(month),
            cancellationToken: cancellationToken)) > 0;
    }

    public async Task<IReadOnlyList<ClosedMonth>> Since(DateTimeOffset closedAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            """
            select branch_code as BranchCode, month as Month, closed_at as ClosedAt, closed_by as ClosedBy, shift_template as ShiftTemplate,
                merge_seconds as MergeSeconds, heads as Heads, edition as Edition
            from closed_months where closed_at >= @at order by closed_at, branch_code, month
            """,
            new { at = Microseconds.From(closedAt) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToMonth())];
    }

    private sealed record Stored
    {
        public string BranchCode { get; init; } = "";
        public string Month { get; init; } = "";
        public long ClosedAt { get; init; }
        public string ClosedBy { get; init; } = "";
        public string ShiftTemplate { get; init; } = "";
        public int MergeSeconds { get; init; }
        public string Heads { get; init; } = "";
        public int Edition { get; init; }

        public static Stored From(ClosedMonth month) => new()
        {
            BranchCode = month.BranchCode,
            Month = month.Month.ToString(),
            ClosedAt = Microseconds.From(month.ClosedAt),
            ClosedBy = month.ClosedBy,
            ShiftTemplate = month.ShiftTemplate,
            MergeSeconds = month.MergeSeconds,
            Edition = (int)month.Edition,
            Heads = string.Join(',', month.Heads.Select(head => string.Create(CultureInfo.InvariantCulture, $"{head.Key}:{head.Value}"))),
        };

        public ClosedMonth ToMonth() => new()
        {
            BranchCode = BranchCode,
            Month = YearMonth.Parse(Month),
            ClosedAt = Microseconds.ToInstant(ClosedAt),
            ClosedBy = ClosedBy,
            ShiftTemplate = ShiftTemplate,
            MergeSeconds = MergeSeconds,
            Edition = (SheetEdition)Edition,
            Heads = Heads.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(head => head.Split(':')).ToImmutableSortedDictionary(
                head => int.Parse(head[0], CultureInfo.InvariantCulture), head => long.Parse(head[1], CultureInfo.InvariantCulture)),
        };
    }
}
