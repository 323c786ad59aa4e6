using HrActors.Dashboard.Controls;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Transfers;

/// <summary>Texts of the list of transfer cases, and the names of states, steps and legs.</summary>
internal static class CaseTexts
{
    public static readonly LocalText Title = LocalText.Of("社保转移案件", "Transfer cases");
    public static readonly LocalText None = LocalText.Of("没有转移案件", "No transfer cases");
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的转移案件", "No transfer case matches");
    public static readonly LocalText CaseNo = LocalText.Of("案件编号", "Case");
    public static readonly LocalText Employee = LocalText.Of("员工", "Employee");
    public static readonly LocalText Kind = LocalText.Of("转移类型", "Kind");
    public static readonly LocalText Origin = LocalText.Of("原参保地", "From");
    public static readonly LocalText Destination = LocalText.Of("新参保地", "To");
    public static readonly LocalText Way = LocalText.Of("转移方向", "Way");
    public static readonly LocalText Age = LocalText.Of("已开启", "Age");
    public static readonly LocalText Days = LocalText.Of("{0} 天", "{0} d");
    public static readonly LocalText DueOn = LocalText.Of("办理期限", "Due");
    public static readonly LocalText Overdue = LocalText.Of("已逾期", "Overdue");
    public static readonly LocalText Shown = LocalText.Of("范围", "Show");
    public static readonly LocalText OnlyOpen = LocalText.Of("办理中", "Running");

    public static readonly LocalText AllCases = LocalText.Of("全部案件", "All cases");
    public static readonly LocalText Line = LocalText.Of("险种", "Line");
    public static readonly LocalText Expected = LocalText.Of("预计完成", "Expected end");
    public static readonly LocalText ByState = LocalText.Of("按状态", "By state");
    public static readonly LocalText ByOrigin = LocalText.Of("办理中 · 按原参保地", "Running, by old place");
    public static readonly LocalText ByAge = LocalText.Of("办理中 · 按时长", "Running, by age");
    public static readonly LocalText AgeSpan = LocalText.Of("{0}–{1} 天", "{0}–{1} days");
    public static readonly LocalText AgeBeyond = LocalText.Of("超过 {0} 天", "over {0} days");
    public static readonly LocalText OverdueOf = LocalText.Of("其中逾期 {0} 件", "{0} of them overdue");
    public static readonly LocalText MorePlaces = LocalText.Of("另有 {0} 个地区，可用下方筛选查看", "{0} more places: narrow the list below");
    public static readonly LocalText Export = LocalText.Of("导出", "Export");

    public static readonly ImmutableArray<TransferState> States = [.. Enum.GetValues<TransferState>().Where(state => state != TransferState.None)];

    public static LocalText StateName(TransferState state) => state.Name();

    public static Tone StateTone(TransferState state) => state switch
    {
        TransferState.Draft or TransferState.Signed => Tone.Warn,
        TransferState.Completed or TransferState.FundsArrived => Tone.Good,
        TransferState.Refused => Tone.Bad,
        TransferState.Withdrawn or TransferState.NotRequired => Tone.Neutral,
        _ => Tone.Info,
    };

    public static LocalText KindName(TransferKind kind) => kind.Name();

    public static LocalText NodeName(TransferNode node) => LocalText.Of(node.ChineseName(), node.EnglishName());

    public static LocalText LegName(string name) => name switch
    {
        "hand-in" => LocalText.Of("送达经办机构", "Handing it in"),
        "new-place-review" => LocalText.Of("新参保地审核", "Review by the new place"),
        "origin-processing" => LocalText.Of("原参保地办理", "Processing by the old place"),
        "follow-up" => LocalText.Of("跟进受理结果", "Following up the answer"),
        "origin-funds" => LocalText.Of("原参保地划转资金", "Money from the old place"),
        "exclusion-notice" => LocalText.Of("原参保地告知不予转移年限", "The old place tells what stays"),
        "merging" => LocalText.Of("接续合并", "Merging at the new place"),
        _ => LocalText.Of(name, name),
    };
}

/// <summary>Addresses of case pages.</summary>
internal static class CaseAddress
{
    public static string Of(string caseNo) => "/cases/" + Uri.EscapeDataString(caseNo);

    public static string Document(string caseNo, string documentId) => $"{Of(caseNo)}/documents/{Uri.EscapeDataString(documentId)}";
}
