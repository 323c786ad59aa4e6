using HrActors.Contracts.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>What others may see of a case's state.</summary>
internal static class TransferCaseViews
{
    public static TransferCaseView View(this TransferCaseState state, ImmutableSortedDictionary<string, string> values) => new()
    {
        CaseNo = state.CaseNo,
        Version = state.Version,
        EmployeeNo = state.Applicant!.EmployeeNo,
        EmployeeName = state.Applicant.Name,
        BranchCode = state.Applicant.Branch.Code,
        Kind = state.Kind,
        Line = state.Line,
        OriginRegionCode = state.OriginRegionCode,
        DestinationRegionCode = state.DestinationRegionCode,
        Progress = state.Progress,
        Legs = state.Legs,
        Documents = state.Documents,
        Estimate = CaseEstimates.Of(state.Origin),
        Origin = state.Origin,
        Gaps = state.Gaps(values),
        Submission = state.Submission,
        ReceiptNo = state.ReceiptNo,
        OpenedAt = state.OpenedAt,
        Form = values.Masked(state.Applicant.IdNumberMasked),
    };
}
