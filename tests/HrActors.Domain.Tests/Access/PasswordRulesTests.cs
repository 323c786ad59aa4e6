using HrActors.Domain.Access;

namespace HrActors.Domain.Tests.Access;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Tr4nsfer-2026", null)]
    [InlineData("Zhu7ua1y!k", null)]
    [InlineData("correct horse battery", null)]
    [InlineData("转移接续办法二零二六年新版本适用全国", null)]
    [InlineData("Zhu7ua1y!", "account.password-length")]
    [InlineData("", "account.password-length")]
    [InlineData("onlysmall1", "account.password-simple")]
    [InlineData("ONLYCAPS12", "account.password-simple")]
    [InlineData("Password123!", "account.password-guessable")]
    [InlineData("P@ssw0rd2026", "account.password-guessable")]
    [InlineData("Welcome-1234", "account.password-guessable")]
    [InlineData("Li.Ming-2026", "account.password-guessable")]
    [InlineData("aaaaaaaaaaaaaaaaA1", "account.password-guessable")]
    [InlineData("Qwerty12345!", "account.password-guessable")]
    public void A_password_is_long_mixed_and_not_guessed_first(string password, string? code) =>
        Assert.Equal(code, PasswordRules.Refuse(password, "li.ming", 10, "/newPassword")?.Code);

    [Fact]
    public void One_that_never_ends_is_refused() =>
        Assert.Equal("account.password-length", PasswordRules.Refuse(new string('x', 129), "u", 10, "/p")?.Code);

    [Fact]
    public void The_refusal_points_at_the_field() => Assert.Equal("/p", Assert.Single(PasswordRules.Refuse("short", "u", 10, "/p")!.Errors).Field);
}
