using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Contributions;

/// <summary>Texts of the page of all branches.</summary>
internal static class RunsTexts
{
    public static readonly LocalText Explained = LocalText.Of(
        "按分支机构计算、核对、确认封账；封账后的变动以补缴、退费处理",
        "Calculated, checked and closed branch by branch; what changes afterwards becomes an adjustment");
    public static readonly LocalText CalculateAll = LocalText.Of("计算全部", "Calculate all");
    public static readonly LocalText CalculateAllHint = LocalText.Of("已封账的分支机构不再计算", "Branches that are closed stay as they are");
    public static readonly LocalText NeverRun = LocalText.Of("{0} 尚未计算。", "{0} has not been calculated yet.");
    public static readonly LocalText Ahead = LocalText.Of("{0} 尚未开始，不能计算。", "{0} has not begun and cannot be calculated.");
    public static readonly LocalText NoBranches = LocalText.Of("没有分支机构", "There are no branches");
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的分支机构", "No branch matches");
    public static readonly LocalText Search = LocalText.Of("分支机构名称或代码", "Name or code of a branch");
    public static readonly LocalText PerBranch = LocalText.Of("各分支机构的缴费", "Contributions by branch");
    public static readonly LocalText GroupTotal = LocalText.Of("合计（{0} 个分支机构）", "Total of {0} branches");
    public static readonly LocalText DifferenceHint = LocalText.Of(
        "各原因的差异之和，含暂缓人员与补缴退费", "The sum of all causes, people held back and adjustments included");
}
