using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Summary rows of the made-up group.</summary>
internal static class Rows
{
    public static RosterRow Of(EmployeeView view)
    {
        var open = view.Findings.FindAll(finding => finding.ClosedAt is null);
        return new()
        {
            EmployeeNo = view.EmployeeNo,
            Name = view.Name,
            BranchCode = view.Branch.Code,
            Status = view.Status,
            HireDate = view.HireDate,
            FindingCodes = [.. open.Select(finding => finding.Code).Distinct()],
            OpenFindings = open.Count,
            BlockingFindings = open.Count(finding => finding.Severity == Severity.Blocking),
            OpenCases = view.Cases.Count(reference => reference.State.IsOpen()),
            Version = view.Version,
        };
    }

    public static CaseRow Of(TransferCaseView view, DateTimeOffset changedAt) => new()
    {
        CaseNo = view.CaseNo,
        EmployeeNo = view.EmployeeNo,
        EmployeeName = view.EmployeeName,
        BranchCode = view.BranchCode,
        Kind = view.Kind,
        Line = view.Line,
        OriginRegionCode = view.OriginRegionCode,
        DestinationRegionCode = view.DestinationRegionCode,
        State = view.State,
        OpenedAt = view.OpenedAt,
        ChangedAt = changedAt,
        DueOn = view.Legs.Find(leg => leg.DoneOn is null)?.DueOn,
        Version = view.Version,
        ExpectedOn = view.Legs.Find(leg => leg.DoneOn is null)?.DueOn.AddDays(30),
    };
}
