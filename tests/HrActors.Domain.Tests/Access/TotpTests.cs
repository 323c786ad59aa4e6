using HrActors.Domain.Access;

namespace HrActors.Domain.Tests.Access;

public sealed class TotpTests
{
    /// <summary>The secret of the test vectors of RFC 6238, appendix B.</summary>
    private static readonly byte[] Secret = [.. "12345678901234567890"u8];

    /// <summary>Its last six digits: the RFC prints eight.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_that_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_off_by_one_step(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        var code = Totp.CodeOf(Secret, Totp.StepAt(now.AddSeconds(seconds)));

        Assert.Equal(isTaken, Totp.Match(Secret, code, now, 0) is not null);
    }

    [Fact]
    public void A_code_counts_once_and_none_before_it_any_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        var step = Totp.StepAt(now);

        Assert.Equal(step, Totp.Match(Secret, Totp.CodeOf(Secret, step), now, step - 1));
        Assert.Null(Totp.Match(Secret, Totp.CodeOf(Secret, step), now, step));
        Assert.Null(Totp.Match(Secret, Totp.CodeOf(Secret, step - 1), now, step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    [InlineData("１２３４５６")]
    public void What_is_no_code_is_none(string code) => Assert.Null(Totp.Match(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59), 0));

    /// <summary>RFC 4648, section 10, without the padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_in_base_32(string bytes, string text) => Assert.Equal(text, Totp.TextOf(System.Text.Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void The_address_names_issuer_account_and_secret() => Assert.Equal(
        "otpauth://totp/HR%20%E9%9B%86%E5%9B%A2:a.b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=HR%20%E9%9B%86%E5%9B%A2",
        Totp.UriOf("HR 集团", "a.b", Secret));
}
