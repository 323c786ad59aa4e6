using HrActors.Contracts.Transfers;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>
/// What a person should know who withdrew an application that an agency had taken: the case ends with their word, the application only
/// with the agency's, which may have finished first.
/// </summary>
internal static class CaseWithdrawal
{
    /// <summary>Null when the case is not withdrawn, no agency had the application, or the agency has confirmed that it is withdrawn.</summary>
    public static TransferNotice? Notice(TransferCaseState state)
    {
        if (state is not { State: TransferState.Withdrawn, Submission: SubmissionState.Received, ReceiptNo: { } receiptNo }) return null;

        var events = state.Progress.Events.FindAll(e => !e.Stale);
        if (events.Exists(e => e is { Node: TransferNode.Completed, Unexpected: true })) return Finished(receiptNo);
        if (events.Exists(e => e is { Node: TransferNode.Withdrawn, By: null })) return null;
        return state.Way is WayKind.File or WayKind.Manual ? ToBeTold(receiptNo, RegionTable.NameOf(state.DestinationRegionCode)) : Unconfirmed(receiptNo);
    }

    private static TransferNotice Finished(string receiptNo) => Of(
        "transfer.finished-at-agency",
        $"本案件已撤回，但经办机构报告申请（回执号 {receiptNo}）已办结，撤回在经办机构没有生效：请核实关系是否已转入",
        $"This case is withdrawn, yet the agency reports the application (receipt {receiptNo}) finished: the withdrawal had no effect there. Ask "
        + "whether the insurance has moved");

    private static TransferNotice Unconfirmed(string receiptNo) => Of(
        "transfer.withdrawal-unconfirmed",
        $"本案件已撤回，撤回请求发往经办机构（回执号 {receiptNo}），尚未收到确认；经办机构如已先行办结，以其办理结果为准",
        $"This case is withdrawn and the agency is asked to take the application back (receipt {receiptNo}); it has not confirmed that. Had it "
        + "finished first, what it did stands");

    private static TransferNotice ToBeTold(string receiptNo, LocalText region) => Of(
        "transfer.withdrawal-to-tell",
        $"本案件已撤回，但{region.Zh}经办机构没有在线接口，不会自动得知：请自行向该机构撤回申请（回执号 {receiptNo}）；经办机构如已先行办结，以其办理结果为准",
        $"This case is withdrawn, but the agency in {region.En} has no interface and does not hear of it: take the application back there (receipt {receiptNo}). "
        + "Had it finished first, what it did stands");

    private static TransferNotice Of(string code, string chinese, string english) => new() { Code = code, Text = LocalText.Of(chinese, english) };
}
