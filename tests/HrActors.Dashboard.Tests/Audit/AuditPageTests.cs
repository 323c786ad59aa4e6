using Bunit;
using HrActors.Dashboard.Audit;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Localisation;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Dashboard.Tests.Audit;

public sealed class AuditPageTests : PageTest
{
    [Theory]
    [InlineData("auditor")]
    [InlineData("admin")]
    public void Auditor_and_administrator_see_entries_and_that_the_trail_is_whole(string user)
    {
        var page = Open<AuditPage>(user, "/audit");

        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-intact=true]")));
        Assert.Equal(50, page.FindAll("tr[data-entry]").Count);
        Assert.Contains("登录", page.Find("tr[data-entry='1']").TextContent, StringComparison.Ordinal);
        Assert.Contains("4301 → 4401", page.Find("tr[data-entry='3']").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("clerk")]
    [InlineData("finance")]
    public void Others_see_nothing_of_it(string user)
    {
        var page = Open<AuditPage>(user, "/audit");

        Assert.Empty(page.FindAll("tr[data-entry]"));
        Assert.NotNull(page.Find("[role=note]"));
    }

    [Fact]
    public void The_address_narrows_by_subject_without_prefix_actor_and_area()
    {
        Assert.Equal(["2"], Shown("/audit?subject=200117"));
        Assert.Equal(["5"], Shown("/audit?area=session.&actor=stranger"));
    }

    [Fact]
    public void A_broken_trail_names_what_is_wrong_and_where()
    {
        Language = Language.En;
        Services.GetRequiredService<FakeAuditDesk>().Broken = ("missing-after", "emp:200001/42");

        var page = Open<AuditPage>("auditor", "/audit");

        page.WaitForAssertion(() =>
            Assert.Equal("Tampered with: entries after this one are gone: emp:200001/42", page.Find("[data-intact=false]").TextContent.Trim()));
    }

    [Fact]
    public void The_last_verification_is_shown_with_its_instant_and_made_again_on_demand()
    {
        Open<AuditPage>("admin", "/audit").WaitForElement("[data-intact]");
        Time.Advance(TimeSpan.FromHours(1));

        var page = Open<AuditPage>("auditor", "/audit");
        page.WaitForAssertion(() => Assert.Contains("校验于 2026-11-23 09:00", page.Markup, StringComparison.Ordinal));

        page.FindAll("button").First(button => button.TextContent.Trim() == "重新校验").Click();
        page.WaitForAssertion(() => Assert.Contains("校验于 2026-11-23 10:00", page.Markup, StringComparison.Ordinal));
    }

    private List<string?> Shown(string address)
    {
        var page = Open<AuditPage>("auditor", address);
        return [.. page.FindAll("tr[data-entry]").Select(row => row.GetAttribute("data-entry"))];
    }
}
