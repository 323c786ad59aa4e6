using Dapper;
using HrActors.Contracts.Attendance;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

/// <summary>Badges of upstream systems have rows of their own; those of devices are counted from the punches that wait.</summary>
internal sealed class WaitingBadgeRows(HrDatabase database)
{
    public async Task Note(IReadOnlyCollection<LoggedPunch> waiting, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var counted = (await connection.QueryAsync<Stored>(new CommandDefinition(
                $"""
                select source as Source, badge as Badge, branch_code as BranchCode, position as Position
                from waiting_badge where {database.IsOneOf("badge", "@badges")}
                """,
                new { badges = database.Texts(waiting.Select(punch => punch.Event.EmployeeNo).Distinct(StringComparer.Ordinal)) },
                cancellationToken: cancellationToken)))
            .ToDictionary(row => (row.Source, row.Badge, row.BranchCode), row => row.Position);
        var news = waiting.GroupBy(punch => (punch.Event.Source, Badge: punch.Event.EmployeeNo, punch.Event.BranchCode))
            .Select(of => Stored.From(of.Key, [.. of.Where(punch => punch.Position > counted.GetValueOrDefault(of.Key)).DistinctBy(punch => punch.Position)]))
            .OfType<Stored>()
            // In one order everywhere, so that two of these never wait for each other.
            .OrderBy(row => row.Source, StringComparer.Ordinal).ThenBy(row => row.Badge, StringComparer.Ordinal)
            .ThenBy(row => row.BranchCode, StringComparer.Ordinal)
            .Select(row => new object?[] { row.Source, row.Badge, row.BranchCode, row.Events, row.FirstAt, row.LastAt, row.Position })
            .ToList();
        await ManyRows.Write(
            connection,
            "insert into waiting_badge (source, badge, branch_code, events, first_at, last_at, position)",
            """
            on conflict (source, badge, branch_code) do update set events = waiting_badge.events + excluded.events,
                first_at = case when excluded.first_at < waiting_badge.first_at then excluded.first_at else waiting_badge.first_at end,
                last_at = case when excluded.last_at > waiting_badge.last_at then excluded.last_at else waiting_badge.last_at end,
                position = excluded.position
            where excluded.position > waiting_badge.position
            """,
            news,
            cancellationToken);
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
            order by events desc, source, badge, branch_code limit @limit
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

        /// <summary>The place in the queue of its branch counted last.</summary>
        public long Position { get; init; }

        /// <summary>Null when there is nothing to count.</summary>
        public static Stored? From((string Source, string Badge, string BranchCode) of, IReadOnlyList<LoggedPunch> punches) =>
            punches.Count == 0 ? null : new()
            {
                Source = of.Source,
                Badge = of.Badge,
                BranchCode = of.BranchCode,
                Events = punches.Count,
                FirstAt = Microseconds.From(punches.Min(punch => punch.Event.At)),
                LastAt = Microseconds.From(punches.Max(punch => punch.Event.At)),
                Position = punches.Max(punch => punch.Position),
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
