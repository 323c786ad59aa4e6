using Dapper;
using HrActors.Domain.Attendance;
using HrActors.Domain.Attendance.Devices;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class WaitingPunchRows(HrDatabase database)
{
    public async Task Save(IReadOnlyCollection<WaitingPunch> punches, CancellationToken cancellationToken)
    {
        if (punches.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into waiting_punch (event_id, serial, branch_code, pin, employee_no, at, offset_minutes, kind, raw, device_time, received_at)
            values (@EventId, @Serial, @BranchCode, @Pin, @EmployeeNo, @At, @OffsetMinutes, @Kind, @Raw, @DeviceTime, @ReceivedAt)
            on conflict (event_id) do nothing
            """,
            punches.Select(Stored.From),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingPunch>> Ready(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            """
            select p.event_id as EventId, p.serial as Serial, p.branch_code as BranchCode, p.pin as Pin, p.employee_no as EmployeeNo, p.at as At,
                p.offset_minutes as OffsetMinutes, p.kind as Kind, p.raw as Raw, p.device_time as DeviceTime, p.received_at as ReceivedAt
            from waiting_punch p join employee_directory e on e.employee_no = p.employee_no
            order by p.at, p.event_id limit @limit
            """,
            new { limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToPunch())];
    }

    public Task<IReadOnlyList<string>> Pins(string serial, CancellationToken cancellationToken) =>
        Texts("select distinct pin from waiting_punch where serial = @serial order by pin", new { serial }, cancellationToken);

    public Task<IReadOnlyList<string>> Devices(string branchCode, string pin, CancellationToken cancellationToken) => Texts(
        "select distinct serial from waiting_punch where branch_code = @branchCode and pin = @pin", new { branchCode, pin }, cancellationToken);

    public async Task Assign(string serial, string pin, string? employeeNo, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update waiting_punch set employee_no = @employeeNo where serial = @serial and pin = @pin",
            new { serial, pin, employeeNo = employeeNo ?? "" },
            cancellationToken: cancellationToken));
    }

    /// <summary>Only as read: one that was assigned to another number meanwhile stays.</summary>
    public async Task Remove(IReadOnlyCollection<WaitingPunch> released, CancellationToken cancellationToken)
    {
        if (released.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from waiting_punch where event_id = @EventId and employee_no = @EmployeeNo",
            released.Select(punch => new { punch.Event.EventId, punch.Event.EmployeeNo }),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> Texts(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))];
    }

    private sealed record Stored
    {
        public string EventId { get; init; } = "";
        public string Serial { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public string Pin { get; init; } = "";
        public string EmployeeNo { get; init; } = "";
        public long At { get; init; }
        public int OffsetMinutes { get; init; }
        public int Kind { get; init; }
        public string Raw { get; init; } = "";
        public long DeviceTime { get; init; }
        public long ReceivedAt { get; init; }

        public static Stored From(WaitingPunch punch)
        {
            var clock = punch.Event.Clock ?? throw new ArgumentException("Only a time clock's punch waits here.", nameof(punch));
            return new()
            {
                EventId = punch.Event.EventId,
                Serial = punch.Serial,
                BranchCode = punch.Event.BranchCode,
                Pin = clock.Pin,
                EmployeeNo = punch.Event.EmployeeNo,
                At = Microseconds.From(punch.Event.At),
                OffsetMinutes = (int)punch.Event.At.Offset.TotalMinutes,
                Kind = (int)punch.Event.Kind,
                Raw = clock.Raw,
                DeviceTime = Microseconds.From(clock.DeviceTime),
                ReceivedAt = Microseconds.From(clock.ReceivedAt),
            };
        }

        public WaitingPunch ToPunch()
        {
            var offset = TimeSpan.FromMinutes(OffsetMinutes);
            return new()
            {
                Serial = Serial,
                Event = new()
                {
                    EmployeeNo = EmployeeNo,
                    Kind = (PunchKind)Kind,
                    At = Microseconds.ToInstant(At).ToOffset(offset),
                    BranchCode = BranchCode,
                    Source = ClockEventId.SourceOf(Serial),
                    EventId = EventId,
                    Device = Serial,
                    Clock = new()
                    {
                        Raw = Raw,
                        Pin = Pin,
                        DeviceTime = Microseconds.ToInstant(DeviceTime).ToOffset(offset),
                        ReceivedAt = Microseconds.ToInstant(ReceivedAt),
                    },
                },
            };
        }
    }
}
