using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Access;

internal static class SignInTexts
{
    public static readonly LocalText Title = LocalText.Of("登录", "Sign in");
    public static readonly LocalText Hint = LocalText.Of("人事社保一体化管理", "Personnel and social insurance");
    public static readonly LocalText UserName = LocalText.Of("用户名", "User name");
    public static readonly LocalText Password = LocalText.Of("密码", "Password");
    public static readonly LocalText Submit = LocalText.Of("登录", "Sign in");
    public static readonly LocalText Continue = LocalText.Of("继续", "Continue");
    public static readonly LocalText Refused = LocalText.Of(
        "用户名或密码不正确，或账号已被锁定。", "The user name or password is wrong, or the account is locked.");
    public static readonly LocalText Throttled = LocalText.Of("尝试次数过多，请一分钟后再试。", "Too many attempts. Try again in a minute.");
    public static readonly LocalText Late = LocalText.Of("登录步骤已过期，请重新登录。", "This sign-in took too long or was ended. Please start again.");
    public static readonly LocalText External = LocalText.Of(
        "单位身份系统未授权您使用本系统，或用户名已被占用。请联系系统管理员。",
        "Your company's identity provider gives you no role here, or the user name is taken. Ask the administrator.");
    public static readonly LocalText Unavailable = LocalText.Of(
        "暂时无法登录，请稍后再试。", "Signing in is not possible at the moment. Please try again shortly.");
    public static readonly LocalText NewPasswordTitle = LocalText.Of("设置自己的密码", "Choose your own password");
    public static readonly LocalText NewPasswordHint = LocalText.Of(
        "首次登录须更换密码：至少 {0} 个字符；不足 {1} 个时须含大写字母、小写字母、数字、符号中的三类。",
        "The first password has to be replaced: at least {0} characters; below {1} of three kinds (capitals, small letters, digits, signs).");
    public static readonly LocalText NewPassword = LocalText.Of("新密码", "New password");
    public static readonly LocalText Repeat = LocalText.Of("再次输入新密码", "New password again");
    public static readonly LocalText CodeTitle = LocalText.Of("二次验证", "Second factor");
    public static readonly LocalText CodeHint = LocalText.Of("请输入验证器显示的六位数字，或一个恢复码。", "Enter the six digits your authenticator shows, or a recovery code.");
    public static readonly LocalText Code = LocalText.Of("验证码", "Code");
    public static readonly LocalText SetupTitle = LocalText.Of("设置二次验证", "Set up your second factor");
    public static readonly LocalText SetupHint = LocalText.Of(
        "您的角色必须使用二次验证。请用手机验证器扫描，再输入它显示的六位数字。",
        "Your role demands a second factor. Scan this with an authenticator and enter the six digits it shows.");
    public static readonly LocalText Qr = LocalText.Of("二维码：验证器密钥", "QR code with the authenticator's secret");
    public static readonly LocalText Typed = LocalText.Of("无法扫描时手工输入：", "If you cannot scan it, type:");
    public static readonly LocalText RecoveryCodes = LocalText.Of("恢复码", "Recovery codes");
    public static readonly LocalText RecoveryHint = LocalText.Of(
        "手机丢失时每个恢复码可登录一次。现在抄下或打印，之后不再显示。",
        "If the authenticator is lost each of these lets you in once. Write them down now: they are not shown again.");
}
