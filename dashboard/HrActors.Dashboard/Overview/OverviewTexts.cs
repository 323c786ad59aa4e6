using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Overview;

internal static class OverviewTexts
{
    public static readonly LocalText Employees = LocalText.Of("员工", "Employees");
    public static readonly LocalText Onboarding = LocalText.Of("入职办理中", "Onboarding");
    public static readonly LocalText Blocking = LocalText.Of("阻断异常", "Blocking findings");
    public static readonly LocalText Others = LocalText.Of("其他异常", "Other findings");
    public static readonly LocalText OpenCases = LocalText.Of("办理中的转移", "Running transfers");
    public static readonly LocalText Overdue = LocalText.Of("逾期环节", "Overdue steps");
    public static readonly LocalText Newest = LocalText.Of("最新异常", "Newest findings");
    public static readonly LocalText Running = LocalText.Of("办理中的转移案件", "Running transfer cases");
    public static readonly LocalText PerBranch = LocalText.Of("按分支机构", "By branch");
    public static readonly LocalText Region = LocalText.Of("地区", "Place");
    public static readonly LocalText LegalEntity = LocalText.Of("用人单位", "Legal entity");
    public static readonly LocalText Findings = LocalText.Of("异常", "Findings");
    public static readonly LocalText NoFindings = LocalText.Of("没有未关闭的异常", "No open findings");
    public static readonly LocalText NoCases = LocalText.Of("没有办理中的转移案件", "No running transfer cases");
    public static readonly LocalText NoBranches = LocalText.Of("没有分支机构", "No branches");
    public static readonly LocalText BranchesOnly = LocalText.Of(
        "您的角色可查看分支机构，不包含员工个人信息。", "Your role shows the branches, without information about individual employees.");
    public static readonly LocalText ReducedNote = LocalText.Of(
        "您的角色可查看员工的工号、姓名和分支机构。", "Your role shows number, name and branch of employees.");
    public static readonly LocalText All = LocalText.Of("查看全部", "Show all");
}
