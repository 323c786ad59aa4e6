using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class BranchShiftRows(HrDatabase database) : IBranchShifts
{
    public async Task Begin(IReadOnlyList<BranchShift> shifts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shifts);
        if (shifts.Count == 0) return;

        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into branch_shifts (branch_code, told_at, from_day, shift_template)
            select @BranchCode, @ToldAt, @FromDay, @ShiftTemplate
            where not exists (select 1 from branch_shifts where branch_code = @BranchCode)
            on conflict do nothing
            """,
            shifts.Select(Stored.From),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task Add(BranchShift shift, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shift);
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into branch_shifts (branch_code, told_at, from_day, shift_template)
            values (@BranchCode, @ToldAt, @FromDay, @ShiftTemplate)
            on conflict do nothing
            """,
            Stored.From(shift),
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<BranchShift>> Since(DateTimeOffset toldAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            """
            select branch_code as BranchCode, told_at as ToldAt, from_day as FromDay, shift_template as ShiftTemplate
            from branch_shifts where told_at >= @at order by told_at, branch_code
            """,
            new { at = Microseconds.From(toldAt) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToShift())];
    }

    private sealed record Stored
    {
        public string BranchCode { get; init; } = "";
        public long ToldAt { get; init; }
        public int FromDay { get; init; }
        public string ShiftTemplate { get; init; } = "";

        public static Stored From(BranchShift shift) => new()
        {
            BranchCode = shift.BranchCode,
            ToldAt = Microseconds.From(shift.ToldAt),
            FromDay = shift.From.DayNumber,
            ShiftTemplate = shift.ShiftTemplate,
        };

        public BranchShift ToShift() => new()
        {
            BranchCode = BranchCode,
            ToldAt = Microseconds.ToInstant(ToldAt),
            From = DateOnly.FromDayNumber(FromDay),
            ShiftTemplate = ShiftTemplate,
        };
    }
}
