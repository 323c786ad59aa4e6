using System.Security.Claims;
using HrActors.Contracts.Access;
using HrActors.Dashboard.Access;

namespace HrActors.Dashboard.Tests.Access;

public sealed class PrincipalClaimsTests
{
    public static TheoryData<string, string[]?> Scopes => new()
    {
        { "all branches", null },
        { "two branches", ["4301", "4302"] },
        { "no branch at all", [] },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_principal_survives_the_cookie(string what, string[]? branches)
    {
        var principal = new Principal
        {
            UserName = "cs-manager",
            DisplayName = "周婷",
            Role = Role.HrManager,
            Branches = branches is null ? null : [.. branches],
        };

        var read = principal.ToClaims().ToPrincipal();

        Assert.NotNull(read);
        Assert.True(principal with { Branches = null } == read with { Branches = null }, what);
        Assert.Equal(principal.Branches?.Order(), read.Branches?.Order());
    }

    [Fact]
    public void Nobody_is_no_principal() => Assert.Null(new ClaimsPrincipal(new ClaimsIdentity()).ToPrincipal());

    [Theory]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("/employees/1?tab=cases", "/employees/1?tab=cases")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    public void Nobody_is_sent_to_another_site(string? address, string expected) => Assert.Equal(expected, LocalAddress.Of(address));
}
