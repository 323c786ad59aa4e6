using Bunit;
using HrActors.Dashboard.Layout;
using HrActors.Domain.Localisation;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Preview.Fakes;

namespace HrActors.Dashboard.Tests.Contributions;

public class RunsPageTests : ContributionPageTest
{
    [Fact]
    public void A_month_that_was_never_run_says_so_and_lists_its_branches()
    {
        var page = OpenMonth("manager");

        Assert.Contains("2026-11 尚未计算", page.Find(".hr-never-run").TextContent);
        Assert.Equal(Group.Branches.Count, page.FindAll("tbody tr").Count);
        Assert.All(page.FindAll("tbody tr"), row => Assert.Contains("未计算", row.TextContent));
        Assert.Contains("计算全部", Buttons(page));
    }

    [Fact]
    public void Calculating_all_shows_progress_looks_once_a_second_and_stops_when_it_is_done()
    {
        Desk.Looks = 3;
        var page = OpenMonth("manager");
        Press(page, "计算全部");

        page.WaitForAssertion(() => Assert.Contains("计算中", page.Find("tbody").TextContent));
        Assert.NotNull(page.Find(".hr-progress [role=progressbar]"));
        Assert.Contains("%", page.Find(".hr-progress").TextContent);

        for (var i = 0; i < 5; i++)
        {
            var reads = Desk.GroupReads;
            Time.Advance(TimeSpan.FromMilliseconds(900));
            Assert.Equal(reads, Desk.GroupReads);
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".hr-progress")));
        Assert.All(page.FindAll("tbody tr"), row => Assert.Contains("待确认", row.TextContent));
        var settled = Desk.GroupReads;
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(settled, Desk.GroupReads);
    }

    [Fact]
    public async Task Rows_add_up_to_the_total_of_the_group()
    {
        foreach (var branch in Group.Branches) await Calculate(November, branch.Facts.Code);

        var page = OpenMonth("finance");

        var totals = page.FindAll("tbody tr").Select(row => Amount(row.QuerySelectorAll("td")[6].TextContent));
        Assert.Equal(totals.Sum(), Amount(page.FindAll("tfoot td")[6].TextContent));
    }

    [Fact]
    public void Five_hundred_branches_come_in_pages_and_are_found_by_name()
    {
        var one = Group.Branches[0];
        Group.Branches = [.. Enumerable.Range(0, 500).Select(i => one with { Facts = one.Facts with { Code = $"B{i:000}", Name = $"第{i:000}分公司" } })];

        Assert.Equal(50, OpenMonth("manager").FindAll("tbody tr").Count);
        Assert.Contains("第499分公司", OpenMonth("manager", "?page=10").Find("tbody").TextContent);
        Assert.Equal("第123分公司", Assert.Single(OpenMonth("manager", "?q=123").FindAll("tbody tr")).QuerySelector("a")!.TextContent);
    }

    [Fact]
    public async Task A_state_narrows_the_list()
    {
        await Calculate(November);

        Assert.Single(OpenMonth("clerk", "?state=Ready").FindAll("tbody tr"));
        Assert.Equal(Group.Branches.Count - 1, OpenMonth("clerk", "?state=None").FindAll("tbody tr").Count);
    }

    [Fact]
    public void The_month_is_in_the_address_and_one_ahead_cannot_be_calculated()
    {
        var page = OpenMonth("manager", "?month=2026-11");
        page.Find("button[aria-label='下个月']").Click();
        Assert.EndsWith("month=2026-12", Navigation.Uri);

        page = OpenMonth("manager", "?month=2026-12");
        Assert.Contains("尚未开始", page.Find(".hr-never-run").TextContent);
        Assert.True(page.FindAll("button").First(button => button.TextContent.Trim() == "计算全部").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("finance")]
    public void Who_only_sees_amounts_calculates_nothing(string user)
    {
        var page = OpenMonth(user);

        Assert.NotEmpty(page.FindAll("tbody tr"));
        Assert.DoesNotContain("计算全部", Buttons(page));
    }

    [Theory]
    [InlineData("admin", false)]
    [InlineData("auditor", false)]
    [InlineData("finance", true)]
    [InlineData("clerk", true)]
    [InlineData("manager", true)]
    public void The_menu_offers_it_to_those_who_see_amounts(string user, bool offered)
    {
        var session = this.AddAuthorization();
        session.SetAuthorized(user);
        session.SetClaims([.. FakeAccounts.Of(user).ToClaims().Claims]);

        var menu = Render<NavMenu>();

        Assert.Equal(offered, menu.Markup.Contains("月度缴费", StringComparison.Ordinal));
        Assert.Equal(offered, menu.Markup.Contains("补缴退费", StringComparison.Ordinal));
        Assert.Equal(offered, menu.FindAll("a[href='/base-declarations']").SingleOrDefault()?.TextContent.Trim() == "年度基数申报");
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("auditor")]
    public void Who_sees_no_amounts_is_shown_none(string user) => Assert.Empty(OpenMonth(user).FindAll("table"));

    [Fact]
    public void A_manager_of_one_branch_sees_that_one() =>
        Assert.Contains("长沙分公司", Assert.Single(OpenMonth("cs-manager").FindAll("tbody tr")).TextContent);

    [Fact]
    public void The_page_speaks_English()
    {
        Language = Language.En;

        var page = OpenMonth("manager");

        Assert.Contains("2026-11 has not been calculated yet.", page.Markup);
        Assert.Contains("Calculate all", Buttons(page));
    }
}
