using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Access;

internal static class SignInTexts
{
    public static readonly LocalText Title = LocalText.Of("登录", "Sign in");
    public static readonly LocalText Hint = LocalText.Of("人事社保一体化管理", "Personnel and social insurance");
    public static readonly LocalText UserName = LocalText.Of("用户名", "User name");
    public static readonly LocalText Password = LocalText.Of("密码", "Password");
    public static readonly LocalText Submit = LocalText.Of("登录", "Sign in");
    public static readonly LocalText Refused = LocalText.Of(
        "用户名或密码不正确，或账号已被锁定。", "The user name or password is wrong, or the account is locked.");
    public static readonly LocalText Unavailable = LocalText.Of(
        "暂时无法登录，请稍后再试。", "Signing in is not possible at the moment. Please try again shortly.");
}
