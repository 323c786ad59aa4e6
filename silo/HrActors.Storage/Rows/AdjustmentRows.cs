using Dapper;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Listing;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class AdjustmentRows(HrDatabase database)
{
    private const string Select =
        """
        select id as Id, employee_no as EmployeeNo, branch_code as BranchCode, month as Month, line as Line,
            kind as Kind, employer_delta as EmployerDelta, employee_delta as EmployeeDelta, from_version as FromVersion,
            to_version as ToVersion, from_base as FromBase, to_base as ToBase, cause as Cause, created_at as CreatedAt, booked_in as BookedIn
        from contribution_adjustment
        """;

    public async Task Replace(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, IReadOnlyCollection<Adjustment> adjustments,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var parameters = new DynamicParameters(new { branchCode, month = MonthNumbers.From(month) });
        parameters.Add("numbers", database.Texts(employeeNos));
        // What is due again is overwritten below; a stop between the two is mended by the next settlement.
        parameters.Add("kept", database.Texts(adjustments.Select(adjustment => adjustment.Id)));
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            delete from contribution_adjustment where branch_code = @branchCode and month = @month and booked_in is null
                and {database.IsOneOf("employee_no", "@numbers")} and not ({database.IsOneOf("id", "@kept")})
            """,
            parameters,
            cancellationToken: cancellationToken));
        if (adjustments.Count == 0) return;
        await ManyRows.Write(
            connection,
            """
            insert into contribution_adjustment (id, employee_no, branch_code, month, line, kind, employer_delta, employee_delta,
                from_version, to_version, from_base, to_base, cause, created_at)
            """,
            $"""
            on conflict (id) do update set employer_delta = excluded.employer_delta, employee_delta = excluded.employee_delta,
                from_version = excluded.from_version, to_version = excluded.to_version, from_base = excluded.from_base,
                to_base = excluded.to_base, created_at = excluded.created_at,
                cause = case when excluded.from_version is null and contribution_adjustment.cause = {(int)AdjustmentCause.Policy}
                    then contribution_adjustment.cause else excluded.cause end
            where contribution_adjustment.booked_in is null and (contribution_adjustment.employer_delta <> excluded.employer_delta
                or contribution_adjustment.employee_delta <> excluded.employee_delta
                or contribution_adjustment.to_version <> excluded.to_version)
            """,
            adjustments.Select(adjustment => new object?[]
            {
                adjustment.Id, adjustment.EmployeeNo, adjustment.BranchCode, MonthNumbers.From(adjustment.Change.Month),
                (int)adjustment.Change.Line, (int)adjustment.Change.Kind, Fen.From(adjustment.Change.EmployerDelta),
                Fen.From(adjustment.Change.EmployeeDelta), adjustment.Change.FromVersion, adjustment.Change.ToVersion,
                Fen.From(adjustment.Change.FromBase), Fen.From(adjustment.Change.ToBase), (int)adjustment.Cause, Microseconds.From(adjustment.CreatedAt),
            }),
            cancellationToken);
    }

    public async Task<IReadOnlyList<Adjustment>> Booked(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var parameters = new DynamicParameters(new { branchCode, month = MonthNumbers.From(month) });
        parameters.Add("numbers", database.Texts(employeeNos));
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            $"""
            {Select} where branch_code = @branchCode and month = @month and booked_in is not null
                and {database.IsOneOf("employee_no", "@numbers")} order by created_at, id
            """,
            parameters,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToAdjustment())];
    }

    public async Task Book(string branchCode, YearMonth into, DateTimeOffset createdUntil, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update contribution_adjustment set booked_in = @into
            where branch_code = @branchCode and booked_in is null and month < @into and created_at <= @until
            """,
            new { branchCode, into = MonthNumbers.From(into), until = Microseconds.From(createdUntil) },
            cancellationToken: cancellationToken));
    }

    public async Task<AdjustmentTotals> Sum(string branchCode, YearMonth? bookedIn, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var (count, employer, employee) = await connection.QuerySingleAsync<(long Count, long Employer, long Employee)>(new CommandDefinition(
            $"""
            select count(*), cast(coalesce(sum(employer_delta), 0) as bigint), cast(coalesce(sum(employee_delta), 0) as bigint)
            from contribution_adjustment
            where branch_code = @branchCode and {(bookedIn is null ? "booked_in is null" : "booked_in = @bookedIn")}
            """,
            new { branchCode, bookedIn = MonthNumbers.From(bookedIn) },
            cancellationToken: cancellationToken));
        return new() { Count = (int)count, Employer = Fen.ToYuan(employer), Employee = Fen.ToYuan(employee) };
    }

    /// <summary>
    /// Facts that change while what a policy changed is still open make one adjustment of both: its versions tell, and a line that had no
    /// figure before keeps its cause.
    /// </summary>
    public async Task<IReadOnlyList<PolicyAdjustment>> OfPolicies(string branchCode, YearMonth? bookedIn, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Changed>(new CommandDefinition(
            $"""
            select employee_no as EmployeeNo, line as Line, from_version as FromVersion, to_version as ToVersion,
                min(month) as FirstMonth, max(month) as LastMonth
            from contribution_adjustment
            where branch_code = @branchCode and (cause = @policy or cause = @facts and from_version <> to_version)
            and {(bookedIn is null ? "booked_in is null" : "booked_in = @bookedIn")}
            group by employee_no, line, from_version, to_version order by employee_no, line, to_version, min(month)
            """,
            new
            {
                branchCode, policy = (int)AdjustmentCause.Policy, facts = (int)AdjustmentCause.Facts, bookedIn = MonthNumbers.From(bookedIn),
            },
            cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(row => new PolicyAdjustment(
                row.EmployeeNo, (InsuranceLine)row.Line, row.FromVersion, row.ToVersion, MonthNumbers.ToMonth(row.FirstMonth), MonthNumbers.ToMonth(row.LastMonth))),
        ];
    }

    public Task<Page<Adjustment>> Read(AdjustmentQuery query, CancellationToken cancellationToken)
    {
        var list = new ListQuery(database, Select, "created_at", "id")
            .WithinBranches(query.Scope, query.BranchCode)
            .Where("month = @month", "month", MonthNumbers.From(query.Month))
            .Where("booked_in = @bookedIn", "bookedIn", MonthNumbers.From(query.BookedIn))
            .Where("employee_no = @employeeNo", "employeeNo", query.EmployeeNo);
        if (query.Open is { } open) list.Where(open ? "booked_in is null" : "booked_in is not null");
        return list.Read<Stored, Adjustment>(
            query.Cursor, query.Limit, row => row.ToAdjustment(), row => new(row.CreatedAt, row.Id), cancellationToken);
    }

    private sealed record Changed
    {
        public string EmployeeNo { get; init; } = "";
        public int Line { get; init; }
        public string? FromVersion { get; init; }
        public string ToVersion { get; init; } = "";
        public int FirstMonth { get; init; }
        public int LastMonth { get; init; }
    }

    private sealed record Stored
    {
        public string Id { get; init; } = "";
        public string EmployeeNo { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public int Month { get; init; }
        public int Line { get; init; }
        public int Kind { get; init; }
        public long EmployerDelta { get; init; }
        public long EmployeeDelta { get; init; }
        public string? FromVersion { get; init; }
        public string ToVersion { get; init; } = "";
        public long FromBase { get; init; }
        public long ToBase { get; init; }
        public int Cause { get; init; }
        public long CreatedAt { get; init; }
        public int? BookedIn { get; init; }

        public Adjustment ToAdjustment() => new()
        {
            Id = Id,
            EmployeeNo = EmployeeNo,
            BranchCode = BranchCode,
            Change = new()
            {
                Month = MonthNumbers.ToMonth(Month),
                Line = (InsuranceLine)Line,
                Kind = (AdjustmentKind)Kind,
                EmployerDelta = Fen.ToYuan(EmployerDelta),
                EmployeeDelta = Fen.ToYuan(EmployeeDelta),
                FromVersion = FromVersion,
                ToVersion = ToVersion,
                FromBase = Fen.ToYuan(FromBase),
                ToBase = Fen.ToYuan(ToBase),
            },
            Cause = (AdjustmentCause)Cause,
            CreatedAt = Microseconds.ToInstant(CreatedAt),
            BookedIn = MonthNumbers.ToMonth(BookedIn),
        };
    }
}
