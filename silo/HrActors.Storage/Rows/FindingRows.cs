using System.Globalization;
using System.Text.Json;
using HrActors.Contracts.Listing;
using HrActors.Domain.Findings;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Rows;

internal sealed class FindingRows(HrDatabase database, GroupCommit writes)
{
    private const string Upsert =
        """
        insert into findings (id, employee_no, branch_code, code, severity, cause, facts, opened_at, closed_at, waived_by,
            waiver_reason, waived_at, waived_until, magnitude, history, waived_severity, waived_magnitude, version)
        values (@Id, @EmployeeNo, @BranchCode, @Code, @Severity, @Cause, @Facts, @OpenedAt, @ClosedAt, @WaivedBy,
            @WaiverReason, @WaivedAt, @WaivedUntil, @Magnitude, @History, @WaivedSeverity, @WaivedMagnitude, @Version)
        on conflict (id) do update set employee_no = excluded.employee_no, branch_code = excluded.branch_code, code = excluded.code,
            severity = excluded.severity, cause = excluded.cause, facts = excluded.facts, closed_at = excluded.closed_at,
            waived_by = excluded.waived_by, waiver_reason = excluded.waiver_reason, waived_at = excluded.waived_at,
            waived_until = excluded.waived_until, magnitude = excluded.magnitude, history = excluded.history,
            waived_severity = excluded.waived_severity, waived_magnitude = excluded.waived_magnitude, version = excluded.version
        where excluded.version > findings.version
        """;

    private const string Select =
        """
        select id as Id, employee_no as EmployeeNo, branch_code as BranchCode, code as Code, severity as Severity, cause as Cause,
            facts as Facts, opened_at as OpenedAt, closed_at as ClosedAt, waived_by as WaivedBy, waiver_reason as WaiverReason,
            waived_at as WaivedAt, waived_until as WaivedUntil, magnitude as Magnitude, history as History,
            waived_severity as WaivedSeverity, waived_magnitude as WaivedMagnitude
        from findings
        """;

    public Task Save(FindingRow row, long version, CancellationToken cancellationToken)
    {
        var stored = Stored.From(row, version);
        return writes.Write(
            new(
                Upsert,
                ("Id", stored.Id), ("EmployeeNo", stored.EmployeeNo), ("BranchCode", stored.BranchCode), ("Code", stored.Code),
                ("Severity", stored.Severity), ("Cause", stored.Cause), ("Facts", stored.Facts), ("OpenedAt", stored.OpenedAt),
                ("ClosedAt", stored.ClosedAt), ("WaivedBy", stored.WaivedBy), ("WaiverReason", stored.WaiverReason),
                ("WaivedAt", stored.WaivedAt), ("WaivedUntil", stored.WaivedUntil), ("Magnitude", stored.Magnitude),
                ("History", stored.History), ("WaivedSeverity", stored.WaivedSeverity), ("WaivedMagnitude", stored.WaivedMagnitude),
                ("Version", stored.Version)),
            cancellationToken);
    }

    public Task<Page<FindingRow>> Read(FindingQuery query, CancellationToken cancellationToken)
    {
        var list = new ListQuery(database, Select, "opened_at", "id")
            .WithinBranches(query.Scope, query.BranchCode)
            .Where("code = @code", "code", query.Code)
            .Where("employee_no = @employeeNo", "employeeNo", query.EmployeeNo);
        if (query.Open is { } open) list.Where(open ? "closed_at is null" : "closed_at is not null");
        if (query.Waived is { } waived) list.Where(waived ? "waived_by is not null" : "waived_by is null");
        if (query.AtLeast is not Severity.None) list.Where("severity >= @severity", "severity", (int)query.AtLeast);
        return list.Read<Stored, FindingRow>(
            query.Cursor, query.Limit, row => row.ToRow(), row => new(row.OpenedAt, row.Id), cancellationToken);
    }

    private sealed record Stored
    {
        public string Id { get; init; } = "";
        public string EmployeeNo { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public string Code { get; init; } = "";
        public int Severity { get; init; }
        public string Cause { get; init; } = "";
        public string Facts { get; init; } = "{}";
        public long OpenedAt { get; init; }
        public long? ClosedAt { get; init; }
        public string? WaivedBy { get; init; }
        public string? WaiverReason { get; init; }
        public long? WaivedAt { get; init; }
        public string? WaivedUntil { get; init; }
        public string Magnitude { get; init; } = "0";
        public string History { get; init; } = "[]";
        public int WaivedSeverity { get; init; }
        public string WaivedMagnitude { get; init; } = "0";
        public long Version { get; init; }

        public static Stored From(FindingRow row, long version) => new()
        {
            Id = row.Finding.Id,
            EmployeeNo = row.Finding.EmployeeNo,
            BranchCode = row.BranchCode,
            Code = row.Finding.Code,
            Severity = (int)row.Finding.Severity,
            Cause = row.Finding.Cause,
            Facts = JsonSerializer.Serialize(row.Finding.Facts),
            OpenedAt = Microseconds.From(row.Finding.OpenedAt),
            ClosedAt = Microseconds.From(row.Finding.ClosedAt),
            WaivedBy = row.Finding.Waiver?.By,
            WaiverReason = row.Finding.Waiver?.Reason,
            WaivedAt = Microseconds.From(row.Finding.Waiver?.At),
            WaivedUntil = Days.From(row.Finding.Waiver?.Until),
            Magnitude = row.Finding.Magnitude.ToString(CultureInfo.InvariantCulture),
            History = FindingHistory.Write(row.Finding.History),
            WaivedSeverity = (int)(row.Finding.Waiver?.Severity ?? Domain.Findings.Severity.None),
            WaivedMagnitude = (row.Finding.Waiver?.Magnitude ?? 0).ToString(CultureInfo.InvariantCulture),
            Version = version,
        };

        public FindingRow ToRow() => new()
        {
            BranchCode = BranchCode,
            Finding = new()
            {
                Id = Id,
                Code = Code,
                Severity = (Severity)Severity,
                EmployeeNo = EmployeeNo,
                Cause = Cause,
                Facts = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(Facts)!,
                OpenedAt = Microseconds.ToInstant(OpenedAt),
                ClosedAt = Microseconds.ToInstant(ClosedAt),
                Waiver = ToWaiver(),
                Magnitude = decimal.Parse(Magnitude, CultureInfo.InvariantCulture),
                History = FindingHistory.Read(History),
            },
        };

        private Waiver? ToWaiver() => WaivedBy is null || WaivedAt is null
            ? null
            : new()
            {
                By = WaivedBy,
                Reason = WaiverReason ?? "",
                At = Microseconds.ToInstant(WaivedAt.Value),
                Until = Days.ParseOrNull(WaivedUntil),
                Severity = (Severity)WaivedSeverity,
                Magnitude = decimal.Parse(WaivedMagnitude, CultureInfo.InvariantCulture),
            };
    }
}
