using HrActors.Domain.Commands;

namespace HrActors.Grains.Access;

internal static class AccountRefusals
{
    public static readonly Refusal Denied =
        Refusal.Forbidden("session.denied", "用户名或密码不正确，或账号已被暂时锁定。", "The user name or password is wrong, or the account is locked for a while.");

    public static readonly Refusal WrongCode = Refusal.Forbidden("session.code-wrong", "验证码不正确或已使用过。", "The code is wrong, or was used before.");

    public static readonly Refusal Taken = Refusal.Conflict("account.taken", "用户名已被使用。", "The user name is taken.");

    public static readonly Refusal External =
        Refusal.Rule("account.external", "该账号由单位的身份系统管理。", "This account is kept by the company's identity provider.");

    public static readonly Refusal WrongPassword =
        Refusal.Rule("account.password-wrong", "当前密码不正确。", "The present password is wrong.");

    public static readonly Refusal FactorDemanded =
        Refusal.Rule("account.second-factor-demanded", "您的角色必须使用二次验证。", "Your role demands a second factor.");

    public static readonly Refusal NoPendingFactor =
        Refusal.Conflict("account.no-second-factor", "请先开始设置二次验证。", "Begin setting up the second factor first.");

    public static Refusal PasswordReused(string field) => Refusal.Malformed(
        "account.password-reused", field, "不能使用最近五次用过的密码", "None of the last five passwords may come back");
}
