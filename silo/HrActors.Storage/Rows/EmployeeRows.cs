using Dapper;
using HrActors.Contracts.Branches;
using HrActors.Domain.Employees;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Rows;

internal sealed class EmployeeRows(HrDatabase database, GroupCommit writes)
{
    private const string Upsert =
        """
        insert into employee_directory (employee_no, name, branch_code, registration_code, status, hire_date, finding_codes,
            open_findings, blocking_findings, open_cases, version, last_day, anonymised)
        values (@EmployeeNo, @Name, @BranchCode, @RegistrationCode, @Status, @HireDate, @FindingCodes,
            @OpenFindings, @BlockingFindings, @OpenCases, @Version, @LastDay, @Anonymised)
        on conflict (employee_no) do update set name = excluded.name, branch_code = excluded.branch_code,
            registration_code = excluded.registration_code, status = excluded.status, hire_date = excluded.hire_date,
            finding_codes = excluded.finding_codes, open_findings = excluded.open_findings,
            blocking_findings = excluded.blocking_findings, open_cases = excluded.open_cases, version = excluded.version,
            last_day = excluded.last_day, anonymised = excluded.anonymised
        where excluded.version > employee_directory.version
        """;

    public Task Save(RosterRow row, CancellationToken cancellationToken)
    {
        var stored = Stored.From(row);
        return writes.Write(
            new(
                Upsert,
                ("EmployeeNo", stored.EmployeeNo), ("Name", stored.Name), ("BranchCode", stored.BranchCode),
                ("RegistrationCode", stored.RegistrationCode), ("Status", stored.Status), ("HireDate", stored.HireDate),
                ("FindingCodes", stored.FindingCodes), ("OpenFindings", stored.OpenFindings),
                ("BlockingFindings", stored.BlockingFindings), ("OpenCases", stored.OpenCases), ("Version", stored.Version),
                ("LastDay", stored.LastDay), ("Anonymised", stored.Anonymised)),
            cancellationToken);
    }

    public async Task<IReadOnlyList<RosterRow>> Of(string branchCode, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            """
            select employee_no as EmployeeNo, name as Name, branch_code as BranchCode, registration_code as RegistrationCode,
                status as Status, hire_date as HireDate, finding_codes as FindingCodes, open_findings as OpenFindings,
                blocking_findings as BlockingFindings, open_cases as OpenCases, version as Version,
                last_day as LastDay, anonymised as Anonymised
            from employee_directory where branch_code = @branchCode order by employee_no
            """,
            new { branchCode },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRow())];
    }

    public async Task<IReadOnlySet<string>> Known(IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var known = await connection.QueryAsync<string>(new CommandDefinition(
            $"select employee_no from employee_directory where {database.IsOneOf("employee_no", "@numbers")}",
            new DynamicParameters(new Dictionary<string, object> { ["numbers"] = database.Texts(employeeNos) }),
            cancellationToken: cancellationToken));
        return known.ToHashSet(StringComparer.Ordinal);
    }

    private sealed record Stored
    {
        public string EmployeeNo { get; init; } = "";
        public string Name { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public string RegistrationCode { get; init; } = "";
        public int Status { get; init; }
        public string HireDate { get; init; } = "";

        /// <summary>Codes hold no blank, so blanks part them.</summary>
        public string FindingCodes { get; init; } = "";
        public int OpenFindings { get; init; }
        public int BlockingFindings { get; init; }
        public int OpenCases { get; init; }
        public long Version { get; init; }
        public string? LastDay { get; init; }
        public int Anonymised { get; init; }

        public static Stored From(RosterRow row) => new()
        {
            EmployeeNo = row.EmployeeNo,
            Name = row.Name,
            BranchCode = row.BranchCode,
            RegistrationCode = row.RegistrationCode,
            Status = (int)row.Status,
            HireDate = Days.From(row.HireDate),
            FindingCodes = string.Join(' ', row.FindingCodes),
            OpenFindings = row.OpenFindings,
            BlockingFindings = row.BlockingFindings,
            OpenCases = row.OpenCases,
            Version = row.Version,
            LastDay = row.LastDay is { } last ? Days.From(last) : null,
            Anonymised = row.Anonymised ? 1 : 0,
        };

        public RosterRow ToRow() => new()
        {
            EmployeeNo = EmployeeNo,
            Name = Name,
            BranchCode = BranchCode,
            RegistrationCode = RegistrationCode,
            Status = (EmploymentStatus)Status,
            HireDate = Days.Parse(HireDate),
            FindingCodes = [.. FindingCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            OpenFindings = OpenFindings,
            BlockingFindings = BlockingFindings,
            OpenCases = OpenCases,
            Version = Version,
            LastDay = LastDay is null ? null : Days.Parse(LastDay),
            Anonymised = Anonymised != 0,
        };
    }
}
