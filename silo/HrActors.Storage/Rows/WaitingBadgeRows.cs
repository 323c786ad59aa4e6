using Dapper;
using HrActors.Contracts.Attendance;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

/// <summary>Badges of upstream systems have rows of their own; those of devices are counted from the punches that wait.</summary>
internal sealed class WaitingBadgeRows(HrDatabase database)
{
    public async Task Save(IReadOnlyCollection<WaitingBadge> badges, CancellationToken cancellationToken)
    {
        if (badges.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into waiting_badge (source, badge, branch_code, events, first_at, last_at)
            values (@Source, @Badge, @BranchCode, @Events, @FirstAt, @LastAt)
            on conflict (source, badge) do update set branch_code = excluded.branch_code, events = waiting_badge.events + excluded.events,
                first_at = case when excluded.first_at < waiting_badge.first_at then excluded.first_at else waiting_badge.first_at end,
                last_at = case when excluded.last_at > waiting_badge.last_at then excluded.last_at else waiting_badge.last_at end
            """,
            // In one order everywhere, so that two of these never wait for each other.
            badges.OrderBy(badge => badge.Source, StringComparer.Ordinal).ThenBy(badge => badge.Badge, StringComparer.Ordinal).Select(Stored.From),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingBadge>> Read(
        ImmutableHashSet<string>? scope, string? branchCode, int limit, CancellationToken cancellationToken)
    {
        var where = "(@branchCode is null or branch_code = @branchCode)" + (scope is null ? "" : $" and {database.IsOneOf("branch_code", "@scope")}");
        var values = new DynamicParameters();
        values.Add("branchCode", branchCode, System.Data.DbType.String);
        values.Add("limit", limit);
        if (scope is not null) values.Add("scope", database.Texts(scope.Order(StringComparer.Ordinal)));
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            $"""
            select source as Source, badge as Badge, branch_code as BranchCode, employee_no as EmployeeNo, cast(events as bigint) as Events,
                first_at as FirstAt, last_at as LastAt
            from (
                select 'device:' || serial as source, pin as badge, branch_code, employee_no, count(*) as events, min(at) as first_at, max(at) as last_at
                from waiting_punch group by serial, pin, branch_code, employee_no
                union all
                select source, badge, branch_code, badge as employee_no, events, first_at, last_at from waiting_badge b
                where not exists (select 1 from employee_directory e where e.employee_no = b.badge)
            ) waiting
            where {where}
            order by events desc, source, badge limit @limit
            """,
            values,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToBadge())];
    }

    public async Task Purge(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from waiting_badge where exists (select 1 from employee_directory e where e.employee_no = waiting_badge.badge)",
            cancellationToken: cancellationToken));
    }

    private sealed record Stored
    {
        public string Source { get; init; } = "";
        public string Badge { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public string EmployeeNo { get; init; } = "";
        public long Events { get; init; }
        public long FirstAt { get; init; }
        public long LastAt { get; init; }

        public static Stored From(WaitingBadge badge) => new()
        {
            Source = badge.Source,
            Badge = badge.Badge,
            BranchCode = badge.BranchCode,
            Events = badge.Events,
            FirstAt = Microseconds.From(badge.FirstAt),
            LastAt = Microseconds.From(badge.LastAt),
        };

        public WaitingBadge ToBadge() => new()
        {
            Source = Source,
            Badge = Badge,
            BranchCode = BranchCode,
            EmployeeNo = EmployeeNo.Length == 0 ? null : EmployeeNo,
            Events = Events,
            FirstAt = Microseconds.ToInstant(FirstAt),
            LastAt = Microseconds.ToInstant(LastAt),
        };
    }
}
