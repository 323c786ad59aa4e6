using HrActors.Contracts.Access;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Layout;

/// <summary>Texts of the frame around the pages and those that several pages share.</summary>
internal static class ShellTexts
{
    public static readonly LocalText Overview = LocalText.Of("总览", "Overview");
    public static readonly LocalText Employees = LocalText.Of("员工", "Employees");
    public static readonly LocalText Onboarding = LocalText.Of("入职登记", "Onboarding");
    public static readonly LocalText Cases = LocalText.Of("社保转移", "Transfer cases");
    public static readonly LocalText Exceptions = LocalText.Of("考勤异常", "Attendance exceptions");
    public static readonly LocalText Adjustments = LocalText.Of("考勤调整", "Attendance adjustments");
    public static readonly LocalText Contributions = LocalText.Of("月度缴费", "Contributions");
    public static readonly LocalText Settlements = LocalText.Of("补缴退费", "Contribution adjustments");
    public static readonly LocalText Declarations = LocalText.Of("年度基数申报", "Yearly base declaration");
    public static readonly LocalText Policies = LocalText.Of("政策", "Policies");
    public static readonly LocalText Findings = LocalText.Of("异常", "Findings");
    public static readonly LocalText AgencyFiles = LocalText.Of("批量文件", "Agency files");
    public static readonly LocalText AgencyWays = LocalText.Of("经办渠道", "Agency ways");
    public static readonly LocalText Certificates = LocalText.Of("签名证书", "Certificates");
    public static readonly LocalText FileTooLarge = LocalText.Of("文件过大，最大 {0} MB", "The file is too large: {0} MB at most");
    public static readonly LocalText FileUnread = LocalText.Of("文件未能读取，请重新选择", "The file could not be read; choose it again");
    public static readonly LocalText Intake = LocalText.Of("考勤接入", "Intake");
    public static readonly LocalText Users = LocalText.Of("用户与权限", "Users and rights");
    public static readonly LocalText Keys = LocalText.Of("上游系统", "Upstream systems");
    public static readonly LocalText OwnAccount = LocalText.Of("我的账号", "My account");
    public static readonly LocalText Audit = LocalText.Of("审计日志", "Audit trail");
    public static readonly LocalText Privacy = LocalText.Of("个人信息保护", "Personal data");
    public static readonly LocalText EncryptionKeys = LocalText.Of("加密密钥", "Encryption keys");
    public static readonly LocalText Menu = LocalText.Of("打开或收起菜单", "Open or close the menu");
    public static readonly LocalText MainMenu = LocalText.Of("主菜单", "Main menu");
    public static readonly LocalText SignOut = LocalText.Of("退出登录", "Sign out");
    public static readonly LocalText Broken = LocalText.Of("页面出现错误，请重新加载。", "Something went wrong on this page. Please reload it.");
    public static readonly LocalText Reload = LocalText.Of("重新加载", "Reload");
    public static readonly LocalText Reconnecting = LocalText.Of("连接已中断，正在重新连接…", "The connection was lost, reconnecting…");
    public static readonly LocalText ConnectionLost = LocalText.Of("无法恢复连接。", "The connection could not be restored.");
    public static readonly LocalText NotFound = LocalText.Of("没有这个页面", "There is no such page");
    public static readonly LocalText NotFoundHint = LocalText.Of("请检查地址，或返回", "Check the address, or go back to the");
    public static readonly LocalText Loading = LocalText.Of("正在加载…", "Loading…");
    public static readonly LocalText ReadFailed = LocalText.Of(
        "暂时读取不到数据，服务可能正在启动。", "The data cannot be read at the moment; the service may be starting.");
    public static readonly LocalText Retry = LocalText.Of("重试", "Try again");
    public static readonly LocalText NoAccess = LocalText.Of(
        "您的角色无权查看员工个人信息。", "Your role does not include information about individual employees.");
    public static readonly LocalText First = LocalText.Of("第一页", "First page");
    public static readonly LocalText Previous = LocalText.Of("上一页", "Previous page");
    public static readonly LocalText Next = LocalText.Of("下一页", "Next page");
    public static readonly LocalText RowsShown = LocalText.Of("本页 {0} 条", "{0} on this page");
    public static readonly LocalText All = LocalText.Of("全部", "All");
    public static readonly LocalText Branch = LocalText.Of("分支机构", "Branch");
    public static readonly LocalText Status = LocalText.Of("状态", "Status");
    public static readonly LocalText Cancel = LocalText.Of("取消", "Cancel");
    public static readonly LocalText Clear = LocalText.Of("清除筛选", "Clear filters");
    public static readonly LocalText Yes = LocalText.Of("是", "Yes");
    public static readonly LocalText No = LocalText.Of("否", "No");
    public static readonly LocalText AtLine = LocalText.Of("第 {0} 行：{1}", "line {0}: {1}");
    public static readonly LocalText CommandFailed = LocalText.Of(
        "操作结果未知：服务没有及时回答。请刷新后查看，或再次提交。",
        "The outcome is unknown: the service did not answer in time. Look again after a moment, or send it once more.");

    public static LocalText RoleName(Role role) => role switch
    {
        Role.HrManager => LocalText.Of("HR经理", "HR manager"),
        Role.HrClerk => LocalText.Of("普通HR", "HR clerk"),
        Role.Finance => LocalText.Of("财务", "Finance"),
        Role.Administrator => LocalText.Of("系统管理员", "Administrator"),
        Role.Auditor => LocalText.Of("审计员", "Auditor"),
        _ => LocalText.Of("无角色", "No role"),
    };
    public static readonly LocalText NoPlace = LocalText.Of("没有符合的地区", "No place matches");
}
