using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Identity;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>What others may see of a case's state.</summary>
internal static class TransferCaseViews
{
    public static TransferCaseView View(
        this TransferCaseState state, ImmutableSortedDictionary<string, string> values, TransferQuestion question, DateOnly today)
    {
        var estimate = CaseEstimates.Of(state.Origin, state.Kind, state.Progress.ExcludedMonths);
        return state.View(values, estimate) with
        {
            ExpectedOn = state.ExpectedOn(today),
            Notices = state.State.IsOpen()
                ?
                [
                    .. CaseHolds.Notices(state, question)
                        .Concat(TransferAssessment.Notices(state.Kind, question, state.KnownLumpSum, TransferRoutes.Published.Limits))
                        .DistinctBy(notice => notice.Code),
                ]
                : CaseWithdrawal.Notice(state) is { } withdrawn ? [withdrawn] : [],
            Comparison = TransferComparison.Of(
                estimate is null ? null : new(estimate.PersonalAccount, estimate.Pooled, estimate.FromLastBaseOnly), state.Progress),
        };
    }

    /// <summary>What the rules look at for this case.</summary>
    public static TransferQuestion Question(this TransferCaseState state, IFieldProtector protector, DateOnly today)
    {
        var identity = IdentityCheck.Check(protector.Reveal(state.Applicant!.IdNumber), today);
        return new()
        {
            Line = state.Line,
            OriginRegionCode = state.OriginRegionCode,
            DestinationRegionCode = state.DestinationRegionCode,
            HukouRegionCode = state.Applicant.HukouRegionCode,
            Sex = identity.Sex,
            BirthDate = identity.BirthDate,
            MovedOn = state.Applicant.HiredOn ?? ChinaTime.DateOf(state.OpenedAt),
            Origin = state.Origin,
            Approval = state.Approval,
        };
    }

    private static TransferCaseView View(this TransferCaseState state, ImmutableSortedDictionary<string, string> values, CaseEstimate? estimate) => new()
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
        Estimate = estimate,
        Origin = state.Origin,
        Gaps = state.Gaps(values),
        Submission = state.Submission,
        ReceiptNo = state.ReceiptNo,
        OpenedAt = state.OpenedAt,
        LumpSum = state.KnownLumpSum,
        Way = state.Way,
        Checklist = state.Way == WayKind.Manual ? Checklists.Of(state.Kind, state.Ticked) : [],
        Evidence = state.Evidence,
        Approval = state.Approval,
        Form = values.Masked(state.Applicant.IdNumberMasked),
    };
}
