using System.Text.Json;
using HrActors.Domain.Identity;

namespace HrActors.Domain.Tests.Identity;

public class IdentityNumberTests
{
    private const string Clear = "430102190001010015";

    [Fact]
    public void It_shows_itself_masked_everywhere_but_in_Reveal()
    {
        var number = IdentityNumber.FromNormalised(Clear);

        Assert.Equal("4301************15", number.ToString());
        Assert.Equal("4301************15", $"{number}");
        Assert.DoesNotContain("19000101", JsonSerializer.Serialize(number), StringComparison.Ordinal);
        Assert.Equal(Clear, number.Reveal());
    }

    [Fact]
    public void The_verdict_does_not_print_the_number() =>
        Assert.DoesNotContain(Clear, IdentityCheck.Check(Clear, new(2024, 3, 1)).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("43010219000101001")]
    [InlineData("43010219000101004x")]
    [InlineData("430102 19000101001")]
    public void What_is_not_normalised_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Throws<ArgumentException>(() => IdentityNumber.FromNormalised(text));

        if (text.Length > 0) Assert.DoesNotContain(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_value_is_empty()
    {
        Assert.Equal("", default(IdentityNumber).Reveal());
        Assert.Equal("", default(IdentityNumber).ToString());
    }
}
