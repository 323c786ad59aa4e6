using HrActors.Contracts.Transfers;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Transfers;

/// <summary>What becomes of a submission that a person entered, its evidence standing for the receipt, also where it was ordered another way.</summary>
internal static class CaseHandIn
{
    /// <summary>Handed in by a person: the evidence is the receipt. What was not ordered went no other way than by hand.</summary>
    public static TransferCaseState HandedIn(this TransferCaseState state, TransferEvent submitted)
    {
        var next = state.Submission == SubmissionState.Queued ? state : state with { Way = WayKind.Manual, AgencyId = AgencyWay.ManualId };
        return next with { Submission = SubmissionState.Received, ReceiptNo = submitted.Evidence };
    }

    /// <summary>
    /// The agency's receipt of an application that a person has entered as handed in meanwhile. What went out in a file is the very one, and
    /// the agency's number replaces what was entered; what went over an interface is a second one and is taken back there. Null when the
    /// receipt is known, or nobody handed anything in.
    /// </summary>
    public static TransferCaseState? TakeReceipt(TransferCaseState state, SubmissionReceipt receipt, DateTimeOffset at)
    {
        if (state is not { Exists: true, Forgotten: false } || receipt.ReceiptNo is not { } receiptNo || receiptNo == state.ReceiptNo) return null;

        var submissions = state.Progress.Events.FindAll(e => e.Node == TransferNode.Submitted);
        if (!submissions.Exists(e => e.By is not null) || submissions.Exists(e => e.Evidence == receiptNo)) return null;

        // A file may not say the day, and then bears that on which it was read: what was handed in on a known day was not handed in later.
        var handedIn = submissions.FindLast(e => e is { By: not null, Stale: false, Unexpected: false })?.At;
        var taken = TransferCaseDecisions.Event($"{receiptNo}:submitted", TransferNode.Submitted, receipt.At, receipt.AgencyId, at) with { Evidence = receiptNo };
        var isSame = state is { Way: WayKind.File, Submission: SubmissionState.Received } && receipt.Attempt == state.Attempt;
        var next = isSame
            ? state.With(taken with { At = handedIn < taken.At ? handedIn.Value : taken.At }) with { ReceiptNo = receiptNo }
            : state.With(taken with { Unexpected = true, Stale = true }) with
            {
                Outbox = state.Outbox.Add(
                    new OutboxMessage.WithdrawAtAgency { AgencyId = receipt.AgencyId, CaseNo = state.CaseNo, ReceiptNo = receiptNo }),
            };
        return next.Changed(state.State, at);
    }

    private static TransferCaseState With(this TransferCaseState state, TransferEvent e) =>
        state with { Progress = state.Progress with { Events = state.Progress.Events.Add(e) } };
}
