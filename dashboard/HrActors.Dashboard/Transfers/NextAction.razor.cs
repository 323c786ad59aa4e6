using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Transfers;

/// <summary>What somebody has to do next, or whom the case waits for: one thing at a time.</summary>
public sealed partial class NextAction
{
    [Parameter, EditorRequired] public required TransferCaseView Case { get; set; }
    [Parameter] public bool MayCommand { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback OnFill { get; set; }
    [Parameter] public EventCallback OnSign { get; set; }
    [Parameter] public EventCallback OnSubmit { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private enum NextStep
    {
        Wait = 0,
        Fill = 1,
        Sign = 2,
        Submit = 3,
        Ended = 4,
    }

    private NextStep Step => Case.State switch
    {
        TransferState.Draft => Case.Gaps.IsEmpty ? NextStep.Sign : NextStep.Fill,
        TransferState.Signed => Case.Submission == SubmissionState.Queued ? NextStep.Wait : NextStep.Submit,
        var state => state.IsOpen() ? NextStep.Wait : NextStep.Ended,
    };

    private bool AwaitsHandIn(WayKind way) => Case is { State: TransferState.Signed, Submission: SubmissionState.Queued } && Case.Way == way;

    private string Text => Case.State switch
    {
        TransferState.Draft when Case.Gaps.IsEmpty => W[CasePageTexts.SignHint],
        TransferState.Draft => W.Format(CasePageTexts.FormGaps, Case.Gaps.Count),
        TransferState.Signed when AwaitsHandIn(WayKind.Manual) => W[CasePageTexts.HandInManual],
        TransferState.Signed when AwaitsHandIn(WayKind.File) => W[CasePageTexts.HandInFile],
        TransferState.Signed when Case.Submission == SubmissionState.Queued => W[CasePageTexts.Queued],
        TransferState.Signed when Case.Submission == SubmissionState.Rejected => W[CasePageTexts.Rejected],
        TransferState.Signed => W[CasePageTexts.SubmitHint],
        TransferState.Submitted => W[CasePageTexts.WaitNewPlace],
        TransferState.NewPlaceAccepted when Case.Progress.WithoutTable => W[CasePageTexts.WaitAccount],
        TransferState.NewPlaceAccepted => W[CasePageTexts.WaitOrigin],
        TransferState.OriginReviewed => W[CasePageTexts.WaitFunds],
        TransferState.PartiallyTransferred => W.Format(CasePageTexts.FinishedInPart, Case.Progress.ExcludedMonths),
        TransferState.FundsArrived => W[Case.Progress.HasInformationTable ? CasePageTexts.WaitMerge : CasePageTexts.WaitFunds],
        TransferState.Completed => W[CasePageTexts.Finished],
        var state => W.Format(CasePageTexts.Ended, W[CaseTexts.StateName(state)]),
    };
}
