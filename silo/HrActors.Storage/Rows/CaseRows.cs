using Dapper;
using HrActors.Contracts.Listing;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class CaseRows(HrDatabase database)
{
    private const string Select =
        """
        select case_no as CaseNo, employee_no as EmployeeNo, employee_name as EmployeeName, branch_code as BranchCode, kind as Kind,
            line as Line, origin_region_code as OriginRegionCode, destination_region_code as DestinationRegionCode, state as State,
            opened_at as OpenedAt, changed_at as ChangedAt, due_on as DueOn, version as Version,
            expected_on as ExpectedOn
        from case_directory
        """;

    private static readonly string OpenOnly =
        $"state in ({string.Join(", ", Enum.GetValues<TransferState>().Where(state => state.IsOpen()).Select(state => (int)state))})";

    public async Task Save(CaseRow row, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
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
            """,
            Stored.From(row),
            cancellationToken: cancellationToken));
    }

    public Task<Page<CaseRow>> Read(CaseQuery query, CancellationToken cancellationToken)
    {
        var list = new ListQuery(database, Select, "opened_at", "case_no")
            .WithinBranches(query.Scope, query.BranchCode)
            .Where("state = @state", "state", (int?)query.State)
            .Where("employee_no = @employeeNo", "employeeNo", query.EmployeeNo);
        if (query.OnlyOpen) list.Where(OpenOnly);
        return list.Read<Stored, CaseRow>(
            query.Cursor, query.Limit, row => row.ToRow(), row => new(row.OpenedAt, row.CaseNo), cancellationToken);
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
