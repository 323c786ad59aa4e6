using HrActors.Domain.Localisation;

namespace HrActors.Domain.Transfers;

/// <summary>Where a transfer case stands. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.transfer-state")]
public enum TransferState
{
    None = 0,
    Draft = 1,
    Signed = 2,
    /// <summary>「转移申请已提交」: the agency gave a receipt.</summary>
    Submitted = 3,
    /// <summary>The new place accepted and sent its contact letter (联系函).</summary>
    NewPlaceAccepted = 4,
    /// <summary>「原参保地已审核」: the old place issued the information table (信息表).</summary>
    OriginReviewed = 5,
    /// <summary>「资金已到账」.</summary>
    FundsArrived = 6,
    /// <summary>「转移已完成」.</summary>
    Completed = 7,
    Refused = 8,
    Withdrawn = 9,
    PartiallyTransferred = 10,
    NotRequired = 11,
}

public static class TransferStates
{
    /// <summary>Whether the case still keeps its person, line and origin from another case.</summary>
    public static bool IsOpen(this TransferState state) => state is > TransferState.None and < TransferState.Completed;

    /// <summary>As people read it.</summary>
    public static LocalText Name(this TransferState state) => state switch
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

    /// <summary>Whether months have come to the new place: all of them, or those that could.</summary>
    public static bool HasArrived(this TransferState state) => state is TransferState.Completed or TransferState.PartiallyTransferred;
}

/// <summary>A step an agency or a person reports (节点). Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.transfer-node")]
public enum TransferNode
{
    None = 0,
    Submitted = 1,
    Accepted = 2,
    OriginReviewed = 3,
    InformationTable = 4,
    FundsArrived = 5,
    Completed = 6,
    Refused = 7,
    Returned = 8,
    Withdrawn = 9,
}

public static class TransferNodes
{
    private static readonly (string Name, string Chinese, string English)[] Table =
    [
        ("", "", ""),
        ("submitted", "转移申请已提交", "Transfer application submitted"),
        ("accepted", "新参保地已受理，联系函已发出", "Accepted by the new place, contact letter sent"),
        ("origin-reviewed", "原参保地已审核", "Reviewed by the old place"),
        ("information-table", "信息表已收到", "Information table received"),
        ("funds-arrived", "资金已到账", "Funds arrived"),
        ("completed", "转移已完成", "Transfer completed"),
        ("refused", "转移申请被拒绝", "Transfer refused"),
        ("returned", "申请被退回补正", "Returned for correction"),
        ("withdrawn", "申请已撤回", "Application withdrawn"),
    ];

    /// <summary>The word used everywhere on the wire.</summary>
    public static string WireName(this TransferNode node) => Table[(int)node].Name;

    public static string ChineseName(this TransferNode node) => Table[(int)node].Chinese;

    public static string EnglishName(this TransferNode node) => Table[(int)node].English;

    public static bool TryParse(string? name, out TransferNode node)
    {
        node = (TransferNode)Math.Max(0, Array.FindIndex(Table, row => row.Name == name));
        return node != TransferNode.None;
    }
}
