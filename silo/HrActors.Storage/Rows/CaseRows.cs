using HrActors.Contracts.Listing;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Rows;

internal sealed class CaseRows(HrDatabase database, GroupCommit writes)
{
    private const string Upsert =
        """
        insert into case_directory (case_no, employee_no, employee_name, branch_code, kind, line, origin_region_code,
            destination_region_code, state, opened_at, changed_at, due_on, version, expected_on)
        values (@CaseNo, @EmployeeNo, @EmployeeName, @BranchCode, @Kind, @Line, @OriginRegionCode,
            @DestinationRegionCode, @State, @OpenedAt, @ChangedAt, @DueOn, @Version, @ExpectedOn)
        on conflict (case_no) do update set employee_no = excluded.employee_no, employee_name = excluded.employee_name,
            branch_code = excluded.branch_code, kind = excluded.kind, line = excluded.line,
            origin_region_code = excluded.origin_region_code, destination_region_code = excluded.destination_region_code,
            state = excluded.state, changed_at = excluded.changed_at, due_on = excluded.due_on, version = excluded.version,
            expected_on = excluded.expected_on
        where excluded.version > case_directory.version
        """;

    private const string Select =
        """
        select case_no as CaseNo, employee_no as EmployeeNo, employee_name as EmployeeName, branch_code as BranchCode, kind as Kind,
            line as Line, origin_region_code as OriginRegionCode, destination_region_code as DestinationRegionCode, state as State,
            opened_at as OpenedAt, changed_at as ChangedAt, due_on as DueOn, version as Version,
            expected_on as ExpectedOn
        from case_directory
        """;

    /// <summary>The due day as a number that is larger the earlier it is.</summary>
    private const string LongestOverdue = "-cast(replace(due_on, '-', '') as bigint)";

    private static readonly string OpenOnly =
        $"state in ({string.Join(", ", Enum.GetValues<TransferState>().Where(state => state.IsOpen()).Select(state => (int)state))})";

    public Task Save(CaseRow row, CancellationToken cancellationToken)
    {
        var stored = Stored.From(row);
        return writes.Write(
            new(
                Upsert,
                ("CaseNo", stored.CaseNo), ("EmployeeNo", stored.EmployeeNo), ("EmployeeName", stored.EmployeeName),
                ("BranchCode", stored.BranchCode), ("Kind", stored.Kind), ("Line", stored.Line),
                ("OriginRegionCode", stored.OriginRegionCode), ("DestinationRegionCode", stored.DestinationRegionCode),
                ("State", stored.State), ("OpenedAt", stored.OpenedAt), ("ChangedAt", stored.ChangedAt), ("DueOn", stored.DueOn),
                ("Version", stored.Version), ("ExpectedOn", stored.ExpectedOn)),
            cancellationToken);
    }

    /// <summary>Newest first; overdue ones by how long they are, the longest first.</summary>
    public Task<Page<CaseRow>> Read(CaseQuery query, CancellationToken cancellationToken)
    {
        var list = Chosen(query, query.OverdueOn is null ? "opened_at" : LongestOverdue);
        return list.Read<Stored, CaseRow>(
            query.Cursor, query.Limit, row => row.ToRow(),
            row => new(query.OverdueOn is null ? row.OpenedAt : -DayNumber(row.DueOn!), row.CaseNo), cancellationToken);
    }

    public async Task<IReadOnlyList<CaseGroup>> Groups(CaseQuery query, DateOnly today, CancellationToken cancellationToken)
    {
        var ages = CaseAges.LeastDays.Select((least, index) => (Before: Microseconds.From(CaseAges.OpenedBefore(today, least)), Index: index)).Skip(1).Reverse();
        var age = $"case {string.Join(' ', ages.Select(one => FormattableString.Invariant($"when opened_at < {one.Before} then {one.Index}")))} else 0 end";
        var found = await Chosen(query, "opened_at").With("today", Days.From(today)).Count<Grouped>(
            $"select state as State, origin_region_code as OriginRegionCode, {age} as Age, "
            + "case when due_on < @today then 1 else 0 end as Overdue, count(*) as Cases from case_directory",
            "group by 1, 2, 3, 4",
            cancellationToken);
        return [.. found.Select(group => new CaseGroup((TransferState)group.State, group.OriginRegionCode, group.Age, group.Overdue == 1, (int)group.Cases))];
    }

    private ListQuery Chosen(CaseQuery query, string at)
    {
        var list = new ListQuery(database, Select, at, "case_no")
            .WithinBranches(query.Scope, query.BranchCode)
            .Where("state = @state", "state", (int?)query.State)
            .Where("employee_no = @employeeNo", "employeeNo", query.EmployeeNo)
            .Where("line = @line", "line", query.Line == InsuranceLine.None ? null : (int)query.Line)
            .Where($"substr(origin_region_code, 1, {query.OriginRegion?.Length ?? 0}) = @origin", "origin", query.OriginRegion)
            .Where("opened_at < @openedBefore", "openedBefore", query.OpenedBefore is { } before ? Microseconds.From(before) : null)
            .Where("opened_at >= @openedFrom", "openedFrom", query.OpenedFrom is { } from ? Microseconds.From(from) : null)
            .Where("due_on < @overdueOn", "overdueOn", Days.From(query.OverdueOn));
        return query.OnlyOpen || query.OverdueOn is not null ? list.Where(OpenOnly) : list;
    }

    private static long DayNumber(string day) => long.Parse(day.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Grouped
    {
        public int State { get; init; }
        public string OriginRegionCode { get; init; } = "";
        public int Age { get; init; }
        public int Overdue { get; init; }
        public long Cases { get; init; }
    }

    private sealed record Stored
    {
        public string CaseNo { get; init; } = "";
        public string EmployeeNo { get; init; } = "";
        public string EmployeeName { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public int Kind { get; init; }
        public int Line { get; init; }
        public string OriginRegionCode { get; init; } = "";
        public string DestinationRegionCode { get; init; } = "";
        public int State { get; init; }
        public long OpenedAt { get; init; }
        public long ChangedAt { get; init; }
        public string? DueOn { get; init; }
        public long Version { get; init; }
        public string? ExpectedOn { get; init; }

        public static Stored From(CaseRow row) => new()
        {
            CaseNo = row.CaseNo,
            EmployeeNo = row.EmployeeNo,
            EmployeeName = row.EmployeeName,
            BranchCode = row.BranchCode,
            Kind = (int)row.Kind,
            Line = (int)row.Line,
            OriginRegionCode = row.OriginRegionCode,
            DestinationRegionCode = row.DestinationRegionCode,
            State = (int)row.State,
            OpenedAt = Microseconds.From(row.OpenedAt),
            ChangedAt = Microseconds.From(row.ChangedAt),
            DueOn = Days.From(row.DueOn),
            Version = row.Version,
            ExpectedOn = Days.From(row.ExpectedOn),
        };

        public CaseRow ToRow() => new()
        {
            CaseNo = CaseNo,
            EmployeeNo = EmployeeNo,
            EmployeeName = EmployeeName,
            BranchCode = BranchCode,
            Kind = (TransferKind)Kind,
            Line = (InsuranceLine)Line,
            OriginRegionCode = OriginRegionCode,
            DestinationRegionCode = DestinationRegionCode,
            State = (TransferState)State,
            OpenedAt = Microseconds.ToInstant(OpenedAt),
            ChangedAt = Microseconds.ToInstant(ChangedAt),
            DueOn = Days.ParseOrNull(DueOn),
            Version = Version,
            ExpectedOn = Days.ParseOrNull(ExpectedOn),
        };
    }
}
