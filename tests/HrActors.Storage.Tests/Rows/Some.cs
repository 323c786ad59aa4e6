using System.Collections.Immutable;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Listing;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;

namespace HrActors.Storage.Tests.Rows;

/// <summary>Rows whose values matter only where a test says so.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Instant = new(2024, 3, 1, 9, 30, 0, 123, 456, TimeSpan.FromHours(8));

    public static RosterRow Employee(string employeeNo, string branchCode) => new()
    {
        EmployeeNo = employeeNo,
        Name = "王小明",
        BranchCode = branchCode,
        RegistrationCode = "R-1",
        Status = EmploymentStatus.Onboarding,
        HireDate = new(2024, 2, 29),
        OpenFindings = 2,
        BlockingFindings = 1,
        OpenCases = 3,
        Version = 1,
    };

    public static CaseRow Case(string caseNo, string branchCode) => new()
    {
        CaseNo = caseNo,
        EmployeeNo = "E-" + caseNo,
        EmployeeName = "王小明",
        BranchCode = branchCode,
        Kind = TransferKind.CrossProvince,
        Line = InsuranceLine.Pension,
        OriginRegionCode = "420100",
        DestinationRegionCode = "430100",
        State = TransferState.Draft,
        OpenedAt = Instant,
        ChangedAt = Instant.AddMinutes(5),
        Version = 1,
    };

    public static FindingRow Finding(string id, string branchCode) => new()
    {
        BranchCode = branchCode,
        Finding = new()
        {
            Id = id,
            Code = FindingCodes.ActiveElsewhere,
            Severity = Severity.Blocking,
            EmployeeNo = "E-" + id,
            Cause = "pension:420100",
            Facts = ImmutableSortedDictionary<string, string>.Empty.Add("region", "420100").Add("since", "2019-07-01"),
            OpenedAt = Instant,
        },
    };
}
