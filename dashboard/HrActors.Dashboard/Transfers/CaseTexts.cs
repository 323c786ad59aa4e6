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

    public static readonly ImmutableArray<TransferState> States = [.. Enum.GetValues<TransferState>().Where(state => state != TransferState.None)];

    public static LocalText StateName(TransferState state) => state switch
    {
        TransferState.Draft => LocalText.Of("草稿", "Draft"),
        TransferState.Signed => LocalText.Of("已签署", "Signed"),
        TransferState.Submitted => LocalText.Of("转移申请已提交", "Application submitted"),
        TransferState.NewPlaceAccepted => LocalText.Of("新参保地已受理", "Accepted by the new place"),
        TransferState.OriginReviewed => LocalText.Of("原参保地已审核", "Reviewed by the old place"),
        TransferState.FundsArrived => LocalText.Of("资金已到账", "Funds arrived"),
        TransferState.Completed => LocalText.Of("转移已完成", "Transfer completed"),
        TransferState.Refused => LocalText.Of("转移申请被拒绝", "Refused"),
        TransferState.Withdrawn => LocalText.Of("申请已撤回", "Withdrawn"),
        TransferState.PartiallyTransferred => LocalText.Of("部分转移", "Partially transferred"),
        TransferState.NotRequired => LocalText.Of("无需转移", "Not required"),
        _ => LocalText.Of("未知", "Unknown"),
    };

    public static Tone StateTone(TransferState state) => state switch
    {
        TransferState.Draft or TransferState.Signed => Tone.Warn,
        TransferState.Completed or TransferState.FundsArrived => Tone.Good,
        TransferState.Refused => Tone.Bad,
        TransferState.Withdrawn or TransferState.NotRequired => Tone.Neutral,
        _ => Tone.Info,
    };

    public static LocalText KindName(TransferKind kind) => kind switch
    {
        TransferKind.CrossProvince => LocalText.Of("养老保险跨省转移", "Pension between provinces"),
        TransferKind.SchemeChange => LocalText.Of("养老保险跨制度转移", "Pension between schemes"),
        TransferKind.TemporaryAccount => LocalText.Of("临时缴费账户转移", "Temporary pension account"),
        TransferKind.Medical => LocalText.Of("医疗保险转移", "Medical insurance"),
        TransferKind.Unemployment => LocalText.Of("失业保险转移", "Unemployment insurance"),
        _ => LocalText.Of("未知", "Unknown"),
    };

    public static LocalText NodeName(TransferNode node) => LocalText.Of(node.ChineseName(), node.EnglishName());

    public static LocalText LegName(string name) => name switch
    {
        "hand-in" => LocalText.Of("送达经办机构", "Handing it in"),
        "new-place-review" => LocalText.Of("新参保地审核", "Review by the new place"),
        "origin-processing" => LocalText.Of("原参保地办理", "Processing by the old place"),
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
