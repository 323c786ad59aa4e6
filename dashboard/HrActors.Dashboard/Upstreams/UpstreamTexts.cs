using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Upstreams;

internal static class UpstreamTexts
{
    public static readonly LocalText Title = LocalText.Of("上游系统", "Upstream systems");
    public static readonly LocalText Explained = LocalText.Of(
        "考勤等上游系统用密钥推送事件；密钥只显示一次，仅保存其散列值。", "Upstream systems send events with a key; it is shown once, and only its hash is kept.");
    public static readonly LocalText NoAccess = LocalText.Of("仅系统管理员可以管理上游系统的密钥。", "Only administrators manage the keys of upstream systems.");
    public static readonly LocalText Add = LocalText.Of("新建密钥", "New key");
    public static readonly LocalText Name = LocalText.Of("名称", "Name");
    public static readonly LocalText Source = LocalText.Of("来源（source）", "Source");
    public static readonly LocalText Branches = LocalText.Of("分支机构", "Branches");
    public static readonly LocalText BranchHint = LocalText.Of("机构代码，以空格分隔", "Codes parted by blanks");
    public static readonly LocalText Ends = LocalText.Of("有效期至", "Valid until");
    public static readonly LocalText EndsHint = LocalText.Of("留空为长期有效", "Empty: no end");
    public static readonly LocalText NoEnd = LocalText.Of("长期", "No end");
    public static readonly LocalText State = LocalText.Of("状态", "State");
    public static readonly LocalText LastUsed = LocalText.Of("最近使用", "Last used");
    public static readonly LocalText Made = LocalText.Of("建立", "Made");
    public static readonly LocalText Valid = LocalText.Of("有效", "Valid");
    public static readonly LocalText EndsSoon = LocalText.Of("30 天内到期", "Ends within 30 days");
    public static readonly LocalText Expired = LocalText.Of("已过期", "Expired");
    public static readonly LocalText Revoked = LocalText.Of("已吊销", "Revoked");
    public static readonly LocalText Overlap = LocalText.Of("旧密钥至 {0}", "Old key until {0}");
    public static readonly LocalText Rotate = LocalText.Of("轮换", "Rotate");
    public static readonly LocalText RotateTitle = LocalText.Of("轮换 {0} 的密钥", "Rotate the key of {0}");
    public static readonly LocalText RotateExplained = LocalText.Of(
        "生成新密钥，旧密钥在并行时间内仍然有效，便于对方更换。", "A new key is made; the old one goes on for a while, so that it can be changed there in peace.");
    public static readonly LocalText OverlapHours = LocalText.Of("并行时间（小时）", "Overlap (hours)");
    public static readonly LocalText Revoke = LocalText.Of("吊销", "Revoke");
    public static readonly LocalText RevokeTitle = LocalText.Of("吊销 {0} 的密钥？", "Revoke the key of {0}?");
    public static readonly LocalText RevokeExplained = LocalText.Of("数秒内所有节点都不再接受该密钥，且不能恢复。", "Within seconds no silo takes it any more, and this cannot be undone.");
    public static readonly LocalText Reason = LocalText.Of("吊销理由（必填，记入审计日志）", "Reason (required; it goes into the audit trail)");
    public static readonly LocalText Save = LocalText.Of("生成密钥", "Make the key");
    public static readonly LocalText ShownOnce = LocalText.Of("{0} 的密钥（仅显示这一次，请立即交给对方系统）：", "Key of {0}, shown this once; hand it to that system now:");
    public static readonly LocalText Noted = LocalText.Of("已抄下", "Noted");
    public static readonly LocalText None = LocalText.Of("还没有上游系统。", "No upstream systems yet.");
    public static readonly LocalText Edit = LocalText.Of("操作", "Actions");
}
