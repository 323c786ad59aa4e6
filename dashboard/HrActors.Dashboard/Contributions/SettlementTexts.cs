using HrActors.Dashboard.Controls;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Contributions;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Contributions;

/// <summary>Texts of settlements of closed months (补缴、退费).</summary>
internal static class SettlementTexts
{
    public static readonly LocalText Title = LocalText.Of("补缴退费", "Contribution adjustments");
    public static readonly LocalText Explained = LocalText.Of(
        "封账后的月份不改动；差额在此列出，随以后月份办理", "Closed months stay as they are; what differs stands here and goes with a later month");
    public static readonly LocalText Table = LocalText.Of("补缴退费列表", "List of adjustments");
    public static readonly LocalText ClosedMonth = LocalText.Of("所属月份", "Closed month");
    public static readonly LocalText AllMonths = LocalText.Of("全部月份", "All months");
    public static readonly LocalText Kind = LocalText.Of("类型", "Kind");
    public static readonly LocalText EmployerDelta = LocalText.Of("单位差额", "Employer");
    public static readonly LocalText EmployeeDelta = LocalText.Of("个人差额", "Employee");
    public static readonly LocalText Versions = LocalText.Of("政策版本", "Policy versions");
    public static readonly LocalText Nothing = LocalText.Of("未缴", "not paid");
    public static readonly LocalText Unchanged = LocalText.Of("未变", "unchanged");
    public static readonly LocalText Booked = LocalText.Of("办理月份", "Booked in");
    public static readonly LocalText Open = LocalText.Of("待办理", "Open");
    public static readonly LocalText Done = LocalText.Of("已办理", "Booked");
    public static readonly LocalText None = LocalText.Of("没有补缴或退费", "There are no adjustments");
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的补缴退费", "No adjustment matches");
    public static readonly LocalText Makeups = LocalText.Of("补缴", "Make-ups");
    public static readonly LocalText Refunds = LocalText.Of("退费", "Refunds");
    public static readonly LocalText Sums = LocalText.Of("筛选结果合计", "Sums of the selection");
    public static readonly LocalText CountAndAmount = LocalText.Of("{0} 笔，{1}", "{0} items, {1}");
    public static readonly LocalText Balance = LocalText.Of("净额（单位 {0}，个人 {1}）", "Balance (employer {0}, employee {1})");
    public static readonly LocalText TooMany = LocalText.Of("超过 {0} 笔，合计见导出文件", "more than {0}: see the export for sums");

    public static LocalText KindName(Adjustment adjustment) => adjustment.Change.Kind == AdjustmentKind.Makeup
        ? LocalText.Of("补缴", "Make-up")
        : LocalText.Of("退费", "Refund");

    public static Tone KindTone(Adjustment adjustment) => adjustment.Change.Kind == AdjustmentKind.Makeup ? Tone.Warn : Tone.Info;

    public static LocalText CauseName(AdjustmentCause cause) => cause switch
    {
        AdjustmentCause.Policy => LocalText.Of("政策追溯调整", "Policy with an earlier effect"),
        AdjustmentCause.Facts => LocalText.Of("工资或任职变动", "Wage or dates changed"),
        AdjustmentCause.Held => LocalText.Of("暂缓后补缴", "Was held back"),
        _ => LocalText.Of("其他", "Other"),
    };

    /// <summary>
    /// The month from which a version's newest figure holds and its mark, such as <c>2026-01 · 5f3a90c2</c>; the text itself otherwise.
    /// </summary>
    public static string ShortVersion(string version) =>
        version.Split('/') is [_, _, _, var from, _, var mark] ? $"{from} · {mark}" : version;
}
