using System.Collections.Frozen;

namespace HrActors.Sandbox.Transfers;

/// <summary>The words for the nodes of a transfer (业务节点) and what the sandbox writes beside them.</summary>
internal static class TransferNode
{
    public const string Submitted = "submitted";
    public const string Accepted = "accepted";
    public const string OriginReviewed = "origin-reviewed";
    public const string InformationTable = "information-table";
    public const string FundsArrived = "funds-arrived";
    public const string Completed = "completed";
    public const string Refused = "refused";
    public const string Returned = "returned";
    public const string Withdrawn = "withdrawn";

    /// <summary>The order in which a transfer advances by itself.</summary>
    public static readonly IReadOnlyList<string> Course = [Submitted, Accepted, OriginReviewed, InformationTable, FundsArrived, Completed];

    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        [Submitted] = "沙箱：转移申请已提交",
        [Accepted] = "沙箱：新参保地已受理，联系函已发出",
        [OriginReviewed] = "沙箱：原参保地已审核",
        [InformationTable] = "沙箱：信息表已收到",
        [FundsArrived] = "沙箱：资金已到账",
        [Completed] = "沙箱：转移已完成",
        [Refused] = "沙箱：申请不予受理",
        [Returned] = "沙箱：申请材料退回补正",
        [Withdrawn] = "沙箱：申请已撤回",
    }.ToFrozenDictionary();

    public static bool IsKnown(string? node) => node is not null && Texts.ContainsKey(node);

    /// <summary>True when the agency does no more after this node.</summary>
    public static bool Closes(string node) => node is Completed or Refused or Returned or Withdrawn;

    /// <summary>True when the node carries amounts.</summary>
    public static bool HasMoney(string node) => node is InformationTable or FundsArrived;

    public static string DefaultText(string node) => Texts[node];

    /// <summary>The first node of the course that is not among <paramref name="done"/>; null when none is left.</summary>
    public static string? After(IReadOnlyCollection<string> done) => Course.FirstOrDefault(node => !done.Contains(node));
}
