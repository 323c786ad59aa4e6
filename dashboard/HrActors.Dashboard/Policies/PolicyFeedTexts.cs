using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Policies;

/// <summary>Words of the addresses where new policy files are looked for.</summary>
internal static class PolicyFeedTexts
{
    public static readonly LocalText Title = LocalText.Of("政策订阅", "Policy feeds");
    public static readonly LocalText Explained = LocalText.Of(
        "系统定时读取该地址的政策文件；有新版本即成为待确认的草案，不会自动生效",
        "The file at this address is read from time to time; a new version becomes a draft and is never put in force by itself");
    public static readonly LocalText Address = LocalText.Of("订阅地址（http/https，空为不订阅）", "address (http or https, empty for none)");
    public static readonly LocalText Interval = LocalText.Of("间隔（分钟）", "Minutes between two looks");
    public static readonly LocalText None = LocalText.Of("未订阅", "No feed is set");
    public static readonly LocalText NotYet = LocalText.Of("尚未读取", "Not looked at yet");
    public static readonly LocalText Checked = LocalText.Of("上次读取 {0}", "Last look {0}");
    public static readonly LocalText LastDraft = LocalText.Of("最近的草案", "the last draft");
    public static readonly LocalText Since = LocalText.Of("自 {0}", "since {0}");
    public static readonly LocalText Save = LocalText.Of("保存", "Save");
    public static readonly LocalText CheckNow = LocalText.Of("立即读取", "Look now");
}
