using HrActors.Contracts.Access;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Accounts;

/// <summary>Texts of the users' page and of the own account.</summary>
internal static class AccountTexts
{
    public static readonly LocalText Users = LocalText.Of("用户与权限", "Users and rights");
    public static readonly LocalText UsersExplained = LocalText.Of(
        "每个用户一个角色和管辖范围；更改后其会话在数秒内结束。", "One role and scope each; a change ends the user's sessions within seconds.");
    public static readonly LocalText NotManaged = LocalText.Of("仅系统管理员可以管理用户。", "Only administrators manage users.");
    public static readonly LocalText Add = LocalText.Of("新建用户", "New user");
    public static readonly LocalText Edit = LocalText.Of("编辑", "Edit");
    public static readonly LocalText Save = LocalText.Of("保存", "Save");
    public static readonly LocalText UserName = LocalText.Of("用户名", "User name");
    public static readonly LocalText DisplayName = LocalText.Of("姓名", "Name shown");
    public static readonly LocalText Role = LocalText.Of("角色", "Role");
    public static readonly LocalText Scope = LocalText.Of("管辖分支机构", "Branches");
    public static readonly LocalText ScopeHint = LocalText.Of("机构代码，以空格分隔；留空为全部", "Codes parted by blanks; empty for all");
    public static readonly LocalText NoScopeHint = LocalText.Of("该角色的权限不按分支机构划分", "The rights of this role know no branches");
    public static readonly LocalText AllBranches = LocalText.Of("全部", "All");
    public static readonly LocalText State = LocalText.Of("状态", "State");
    public static readonly LocalText LastSignIn = LocalText.Of("最近登录", "Last sign-in");
    public static readonly LocalText Disabled = LocalText.Of("已停用", "Disabled");
    public static readonly LocalText Locked = LocalText.Of("已锁定", "Locked");
    public static readonly LocalText FirstPassword = LocalText.Of("首次密码未更换", "First password");
    public static readonly LocalText External = LocalText.Of("单位身份系统", "Identity provider");
    public static readonly LocalText Factor = LocalText.Of("二次验证", "Second factor");
    public static readonly LocalText FactorMissing = LocalText.Of("缺二次验证", "No second factor yet");
    public static readonly LocalText Active = LocalText.Of("正常", "Active");
    public static readonly LocalText ResetPassword = LocalText.Of("重置密码", "Reset password");
    public static readonly LocalText ResetFactor = LocalText.Of("取消二次验证", "Reset second factor");
    public static readonly LocalText SignOutAll = LocalText.Of("强制退出并解锁", "Sign out and unlock");
    public static readonly LocalText Disable = LocalText.Of("停用", "Disable");
    public static readonly LocalText Enable = LocalText.Of("启用", "Enable");
    public static readonly LocalText Reason = LocalText.Of("理由（必填，记入审计日志）", "Reason (required; it goes into the audit trail)");
    public static readonly LocalText ActTitle = LocalText.Of("{0}（用户 {1}）", "{0}: user {1}");
    public static readonly LocalText ShownOnce = LocalText.Of("{0} 的首次密码（仅显示这一次）：", "First password of {0}, shown this once:");
    public static readonly LocalText Hide = LocalText.Of("已抄下", "Noted");
    public static readonly LocalText None = LocalText.Of("还没有用户。", "No users yet.");

    public static readonly LocalText Own = LocalText.Of("我的账号", "My account");
    public static readonly LocalText Password = LocalText.Of("密码", "Password");
    public static readonly LocalText Present = LocalText.Of("当前密码", "Present password");
    public static readonly LocalText NewPassword = LocalText.Of("新密码", "New password");
    public static readonly LocalText Repeat = LocalText.Of("再次输入新密码", "New password again");
    public static readonly LocalText ChangePassword = LocalText.Of("更换密码", "Change password");
    public static readonly LocalText PasswordRule = LocalText.Of(
        "至少 {0} 个字符；不足 {1} 个时须含大写字母、小写字母、数字、符号中的三类；不能与最近五次相同。更换后其他会话全部结束。",
        "At least {0} characters; below {1} of three kinds (capitals, small letters, digits, signs); none of the last five. All other sessions end.");
    public static readonly LocalText PasswordChanged = LocalText.Of("密码已更换，其他会话已结束。", "The password was changed; all other sessions ended.");
    public static readonly LocalText Different = LocalText.Of("两次输入的新密码不一致。", "The two new passwords are not the same.");
    public static readonly LocalText FactorOn = LocalText.Of("已启用，剩余恢复码 {0} 个。", "On; {0} recovery codes left.");
    public static readonly LocalText FactorOff = LocalText.Of("未启用。启用后登录时还须输入手机验证器的六位数字。", "Off. When on, signing in also asks for six digits of an authenticator.");
    public static readonly LocalText FactorDemanded = LocalText.Of("您的角色必须使用。", "Your role demands it.");
    public static readonly LocalText SetUp = LocalText.Of("启用", "Set up");
    public static readonly LocalText SetUpAgain = LocalText.Of("更换验证器", "Use another authenticator");
    public static readonly LocalText Drop = LocalText.Of("停用", "Turn off");
    public static readonly LocalText Scan = LocalText.Of("用手机验证器扫描，再输入它显示的六位数字：", "Scan this with an authenticator and enter the six digits it shows:");
    public static readonly LocalText Code = LocalText.Of("验证码", "Code");
    public static readonly LocalText Confirm = LocalText.Of("确认", "Confirm");
    public static readonly LocalText Codes = LocalText.Of(
        "恢复码：手机丢失时每个可登录一次。现在抄下，之后不再显示。",
        "Recovery codes: each lets you in once if the authenticator is lost. Write them down now: they are not shown again.");
    public static readonly LocalText Sessions = LocalText.Of("会话", "Sessions");
    public static readonly LocalText This = LocalText.Of("当前", "This one");
    public static readonly LocalText Started = LocalText.Of("登录时间", "Since");
    public static readonly LocalText LastUsed = LocalText.Of("最近使用", "Last used");
    public static readonly LocalText Ends = LocalText.Of("最迟结束", "Ends at the latest");
    public static readonly LocalText Origin = LocalText.Of("来源", "From");
    public static readonly LocalText End = LocalText.Of("退出", "End");
    public static readonly LocalText EndAll = LocalText.Of("全部退出", "Sign out everywhere");
    public static readonly LocalText ExternalOwn = LocalText.Of("您的账号由单位的身份系统管理，密码和二次验证在那里设置。",
        "Your account is kept by your company's identity provider; password and second factor are set there.");

    public static LocalText ActName(AccountAct act) => act switch
    {
        AccountAct.ResetPassword => ResetPassword,
        AccountAct.ResetSecondFactor => ResetFactor,
        AccountAct.EndSessions => SignOutAll,
        AccountAct.Disable => Disable,
        AccountAct.Enable => Enable,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not an act."),
    };

    /// <summary>What follows for whoever has the account.</summary>
    public static LocalText ActExplained(AccountAct act) => act switch
    {
        AccountAct.ResetPassword => LocalText.Of(
            "原密码立即失效，所有会话结束；新的首次密码只显示一次。", "The present password ends at once, with all sessions; a first password is shown once."),
        AccountAct.ResetSecondFactor => LocalText.Of(
            "验证器和恢复码失效，所有会话结束；仅在本人确认丢失后取消。", "Authenticator and recovery codes end, with all sessions. Only when their owner has confirmed the loss."),
        AccountAct.EndSessions => LocalText.Of("所有会话在数秒内结束，锁定同时解除。", "All sessions end within seconds, and so does a lock."),
        AccountAct.Disable => LocalText.Of("该用户立即退出且不能再登录。", "The user is signed out at once and let in no more."),
        AccountAct.Enable => LocalText.Of("该用户可以重新登录。", "The user is let in again."),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not an act."),
    };

    public static readonly ImmutableArray<Role> Roles =
    [
        Contracts.Access.Role.HrManager, Contracts.Access.Role.HrClerk, Contracts.Access.Role.Finance, Contracts.Access.Role.Auditor,
        Contracts.Access.Role.Administrator,
    ];
}
