using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts.Access;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Grains.Tests.Access;

public class CallerTokenTests
{
    private static readonly byte[] Key = SHA256.HashData("a key of the ring"u8);

    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void Says_who_calls_in_which_role_for_which_branches()
    {
        var identity = Tokens().Verify(Tokens().For(Manager("4301", "4302")));

        Assert.Equal(("li", Role.HrManager, false), (identity.Name, identity.Role, identity.IsSystem));
        Assert.True(identity.MaySee("4301"));
        Assert.False(identity.MaySee("4201"));
    }

    [Fact]
    public void No_branch_at_all_is_not_taken_for_all_of_them() => Assert.False(Tokens().Verify(Tokens().For(Manager([]))).MaySee("4301"));

    [Fact]
    public void Without_a_limit_every_branch_is_in_scope() =>
        Assert.True(Tokens().Verify(Tokens().For(Manager() with { Branches = null })).MaySee("4301"));

    [Fact]
    public void The_product_itself_may_do_everything_and_is_nobody_of_that_name()
    {
        var tokens = Tokens();

        Assert.True(tokens.Verify(tokens.ForSystem()).IsSystem);
        Assert.True(Tokens().Verify(tokens.ForSystem()).IsSystem);
        Assert.False(tokens.Verify(tokens.For(Manager() with { UserName = "system" })).IsSystem);
        Assert.Throws<ArgumentException>(() => tokens.For(Manager() with { Role = Role.None }));
    }

    [Fact]
    public void Holds_until_the_last_second_of_its_life_and_not_after_it()
    {
        var tokens = Tokens();
        var token = tokens.For(Manager("4301"));

        _time.Advance(CallerTokens.Life - TimeSpan.FromSeconds(1));
        Assert.Equal("li", tokens.Verify(token).Name);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CallRefusal.Expired, Refused(tokens, token));
        // Seen for the first time after its end, by another silo.
        Assert.Equal(CallRefusal.Expired, Refused(Tokens(), token));
    }

    [Fact]
    public void The_products_own_token_never_ends_while_it_is_asked_for()
    {
        var tokens = Tokens();
        for (var i = 0; i < 10; i++)
        {
            var token = tokens.ForSystem();
            _time.Advance(CallerTokens.Life / 2);
            Assert.True(tokens.Verify(token).IsSystem);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b")]
    [InlineData("hrs_e30.e30")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJOYW1lIjoic3lzdGVtIiwiUm9sZSI6MCwiVW50aWwiOjk5OTk5OTk5OTl9.")]
    [InlineData("eyJOYW1lIjoic3lzdGVtIiwiUm9sZSI6MCwiVW50aWwiOjk5OTk5OTk5OTl9.")]
    [InlineData("社保.社保")]
    public void What_is_made_up_is_refused(string token) => Assert.Equal(CallRefusal.Forged, Refused(Tokens(), token));

    [Fact]
    public void A_token_of_another_key_is_refused() =>
        Assert.Equal(CallRefusal.Forged, Refused(Tokens(), new CallerTokens(SHA256.HashData("another key"u8), _time).ForSystem()));

    [Fact]
    public void No_byte_of_a_token_may_be_changed()
    {
        var token = Tokens().For(Manager("4301"));
        for (var at = 0; at < token.Length; at++)
        {
            var altered = token.ToCharArray();
            altered[at] = altered[at] == 'A' ? 'B' : 'A';
            Assert.Equal(CallRefusal.Forged, Refused(Tokens(), new(altered)));
        }
    }

    [Fact]
    public void Another_role_under_the_seal_of_the_first_is_refused()
    {
        var parts = Tokens().For(Manager("4301")).Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])).Replace("\"Role\":1", "\"Role\":0", StringComparison.Ordinal);
        Assert.Contains("\"Role\":0", claims, StringComparison.Ordinal);

        Assert.Equal(CallRefusal.Forged, Refused(Tokens(), $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[1]}"));
    }

    private static Principal Manager(params string[] branches) => new()
    {
        UserName = "li", DisplayName = "李", Role = Role.HrManager, Branches = [.. branches],
    };

    private static CallRefusal Refused(CallerTokens tokens, string token) =>
        Assert.Throws<CallRefusedException>(() => tokens.Verify(token)).Reason;

    private CallerTokens Tokens() => new(Key, _time);
}
