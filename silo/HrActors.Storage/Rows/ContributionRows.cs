using Dapper;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Listing;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class ContributionRows(HrDatabase database) : IContributionRows
{
    private const string Select =
        """
        select s.employee_no as EmployeeNo, d.name as Name, s.facts_version as FactsVersion, s.held as Held, s.content as Content,
            case when d.version <> s.facts_version then 1 else 0 end as Outdated
        from contribution_statement s left join employee_directory d on d.employee_no = s.employee_no
        """;

    private readonly AdjustmentRows _adjustments = new(database);

    public async Task<IReadOnlyList<string>> Members(string branchCode, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            """
            select employee_no from branch_member where branch_code = @branchCode and employee_no > @after
            order by employee_no limit @limit
            """,
            new { branchCode, after = after ?? "", limit },
            cancellationToken: cancellationToken))).AsList();
    }

    public async Task<int> CountMembers(string branchCode, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*) from branch_member where branch_code = @branchCode", new { branchCode }, cancellationToken: cancellationToken));
    }

    public async Task Save(string branchCode, YearMonth month, long revision, IReadOnlyList<StatementRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        await ManyRows.Write(
            connection,
            "insert into contribution_statement (branch_code, month, employee_no, revision, facts_version, held, locked, content)",
            """
            on conflict (branch_code, month, employee_no) do update set revision = excluded.revision,
                facts_version = excluded.facts_version, held = excluded.held, content = excluded.content
            where contribution_statement.locked = 0 and excluded.revision >= contribution_statement.revision
            """,
            rows.Select(row => new object?[]
            {
                branchCode, MonthNumbers.From(month), row.EmployeeNo, revision, row.FactsVersion, row.Held ? 1 : 0, 0, row.Content.ToArray(),
            }),
            cancellationToken);
    }

    public async Task Add(
        string branchCode, YearMonth month, long revision, IReadOnlyList<StatementRow> rows, CancellationToken cancellationToken)
    {
        if (!await StatementCopy.TryWrite(database, branchCode, month, revision, rows, cancellationToken))
            await Save(branchCode, month, revision, rows, cancellationToken);
    }

    public async Task Remove(string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken)
    {
        if (employeeNos.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        var parameters = new DynamicParameters(new { branchCode, month = MonthNumbers.From(month) });
        parameters.Add("numbers", database.Texts(employeeNos));
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            delete from contribution_statement
            where branch_code = @branchCode and month = @month and locked = 0 and {database.IsOneOf("employee_no", "@numbers")}
            """,
            parameters,
            cancellationToken: cancellationToken));
    }

    public async Task<bool> HasStatements(string branchCode, YearMonth month, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from (select 1 from contribution_statement where branch_code = @branchCode and month = @month limit 1) one",
            new { branchCode, month = MonthNumbers.From(month) },
            cancellationToken: cancellationToken)) > 0;
    }

    public Task<IReadOnlyList<StatementRow>> Statements(
        string branchCode, YearMonth month, string? after, int limit, CancellationToken cancellationToken) =>
        Page("", branchCode, month, after, limit, cancellationToken);

    public async Task<IReadOnlyList<StatementRow>> Statements(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var parameters = new DynamicParameters(new { branchCode, month = MonthNumbers.From(month) });
        parameters.Add("numbers", database.Texts(employeeNos));
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            $"{Select} where s.branch_code = @branchCode and s.month = @month and {database.IsOneOf("s.employee_no", "@numbers")} order by s.employee_no",
            parameters,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRow())];
    }

    public Task<IReadOnlyList<StatementRow>> Held(
        string branchCode, YearMonth month, string? after, int limit, CancellationToken cancellationToken) =>
        Page("and s.held = 1", branchCode, month, after, limit, cancellationToken);

    public async Task<IReadOnlySet<string>> Blocked(string branchCode, YearMonth month, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var blocked = await connection.QueryAsync<string>(new CommandDefinition(
            """
            select s.employee_no from contribution_statement s join employee_directory d on d.employee_no = s.employee_no
            where s.branch_code = @branchCode and s.month = @month and d.blocking_findings > 0
            """,
            new { branchCode, month = MonthNumbers.From(month) },
            cancellationToken: cancellationToken));
        return blocked.ToHashSet(StringComparer.Ordinal);
    }

    public async Task Lock(string branchCode, YearMonth month, IReadOnlyCollection<string> held, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var parameters = new DynamicParameters(new { branchCode, month = MonthNumbers.From(month) });
        parameters.Add("numbers", database.Texts(held));
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update contribution_statement set locked = 1, held = case when {database.IsOneOf("employee_no", "@numbers")} then 1 else 0 end
            where branch_code = @branchCode and month = @month and locked = 0
            """,
            parameters,
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<YearMonth>> ClosedMonths(string branchCode, YearMonth from, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var months = await connection.QueryAsync<int>(new CommandDefinition(
            """
            select distinct month from contribution_statement where branch_code = @branchCode and month >= @from and locked = 1
            order by month
            """,
            new { branchCode, from = MonthNumbers.From(from) },
            cancellationToken: cancellationToken));
        return [.. months.Select(MonthNumbers.ToMonth)];
    }

    public async Task<IReadOnlyList<(string BranchCode, YearMonth Month)>> AllClosedMonths(
        YearMonth from, YearMonth through, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var months = await connection.QueryAsync<(string BranchCode, long Month)>(new CommandDefinition(
            // One look per branch and month, along the key; the statements of all years are never read.
            """
            with recursive months (month) as (
                select cast(@from as integer)
                union all
                select case when month % 100 = 12 then month + 89 else month + 1 end from months where month < @through)
            select b.branch_code, cast(m.month as bigint)
            from (select distinct branch_code from branch_member) b cross join months m
            where exists (select 1 from contribution_statement s where s.branch_code = b.branch_code and s.month = m.month and s.locked = 1)
            """,
            new { from = MonthNumbers.From(from), through = MonthNumbers.From(through) },
            cancellationToken: cancellationToken));
        return [.. months.Select(one => (one.BranchCode, MonthNumbers.ToMonth((int)one.Month)))];
    }

    public Task<IReadOnlyList<StatementRow>> Outdated(
        string branchCode, YearMonth month, string? after, int limit, CancellationToken cancellationToken) =>
        Page(
            "and s.locked = 1 and (s.held = 1 or d.version <> s.facts_version)",
            branchCode, month, after, limit, cancellationToken);

    public Task Replace(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, IReadOnlyCollection<Adjustment> adjustments,
        CancellationToken cancellationToken) => _adjustments.Replace(branchCode, month, employeeNos, adjustments, cancellationToken);

    public Task<IReadOnlyList<Adjustment>> Booked(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken) =>
        _adjustments.Booked(branchCode, month, employeeNos, cancellationToken);

    public Task Book(string branchCode, YearMonth into, DateTimeOffset createdUntil, CancellationToken cancellationToken) =>
        _adjustments.Book(branchCode, into, createdUntil, cancellationToken);

    public Task<AdjustmentTotals> SumAdjustments(string branchCode, YearMonth? bookedIn, CancellationToken cancellationToken) =>
        _adjustments.Sum(branchCode, bookedIn, cancellationToken);

    public Task<IReadOnlyList<PolicyAdjustment>> PolicyAdjustments(string branchCode, YearMonth? bookedIn, CancellationToken cancellationToken) =>
        _adjustments.OfPolicies(branchCode, bookedIn, cancellationToken);

    public Task<Page<Adjustment>> Adjustments(AdjustmentQuery query, CancellationToken cancellationToken) => _adjustments.Read(query, cancellationToken);

    private async Task<IReadOnlyList<StatementRow>> Page(
        string condition, string branchCode, YearMonth month, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            $"""
            {Select} where s.branch_code = @branchCode and s.month = @month and s.employee_no > @after {condition}
            order by s.employee_no limit @limit
            """,
            new { branchCode, month = MonthNumbers.From(month), after = after ?? "", limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRow())];
    }

    private sealed record Stored
    {
        public string EmployeeNo { get; init; } = "";
        public string? Name { get; init; }
        public long FactsVersion { get; init; }
        public int Held { get; init; }
        public byte[] Content { get; init; } = [];
        public int Outdated { get; init; }

        public StatementRow ToRow() => new(EmployeeNo, Name ?? "", FactsVersion, Held != 0, Content) { Outdated = Outdated != 0 };
    }
}
