using Bunit;
using HrActors.Dashboard.Contributions;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Tests.Contributions;

public class SettlementsPageTests : ContributionPageTest
{
    [Fact]
    public void Each_adjustment_states_kind_amounts_versions_cause_and_month_that_carries_it()
    {
        Desk.Carried = [SampleRuns.Adjustment("a", "4301", 160, 80, November), SampleRuns.Adjustment("b", "4301", -32.5m, -16.25m, null)];
        var page = OpenList("finance");

        var makeup = page.Find("[data-adjustment=a]").TextContent;
        Assert.Contains("补缴", makeup);
        Assert.Contains("+160.00", makeup);
        Assert.Contains("2026-01 · 5f3a90c2 → 2026-07 · 91b2c3d4", makeup);
        Assert.Contains("政策追溯调整", makeup);
        Assert.Contains("2026-11", makeup);
        var refund = page.Find("[data-adjustment=b]").TextContent;
        Assert.Contains("退费", refund);
        Assert.Contains("-48.75", refund);
        Assert.Contains("待办理", refund);
        Assert.Contains("+191.25", page.Find(".hr-totals").TextContent);
    }

    [Fact]
    public void Sums_are_of_the_whole_selection_and_not_of_the_page()
    {
        Desk.Carried = [.. Enumerable.Range(0, 620).Select(i => SampleRuns.Adjustment($"a{i}", i % 2 == 0 ? "4301" : "4201", 1, 1, null))];

        var page = OpenList("manager");
        Assert.Equal(50, page.FindAll("[data-adjustment]").Count);
        Assert.Contains("620 笔，+1,240.00", page.Find(".hr-totals").TextContent);

        Assert.Contains("310 笔，+620.00", OpenList("manager", "?branch=4201").Find(".hr-totals").TextContent);
    }

    [Theory]
    [InlineData("?status=open", "b")]
    [InlineData("?status=booked", "a")]
    [InlineData("?bookedIn=2026-11", "a")]
    [InlineData("?branch=4201", "b")]
    [InlineData("?month=2026-08", null)]
    [InlineData("?employee=none", null)]
    public void The_address_narrows_the_list(string query, string? only)
    {
        Desk.Carried = [SampleRuns.Adjustment("a", "4301", 160, 80, November), SampleRuns.Adjustment("b", "4201", 1, 1, null)];

        Assert.Equal(only, OpenList("clerk", query).FindAll("[data-adjustment]").SingleOrDefault()?.GetAttribute("data-adjustment"));
    }

    [Fact]
    public void The_export_has_the_selection_of_the_page()
    {
        var page = OpenList("finance", "?branch=4301&status=open");

        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == "/adjustments/export.xlsx?branch=4301&status=open");
    }

    [Fact]
    public void An_empty_list_says_so_and_strangers_get_none()
    {
        Assert.Contains("没有补缴或退费", OpenList("clerk").Markup);
        Assert.Empty(OpenList("auditor").FindAll("table"));
    }

    [Fact]
    public void The_page_speaks_English()
    {
        Language = Language.En;

        Assert.Contains("There are no adjustments", OpenList("clerk").Markup);
    }

    private IRenderedComponent<SettlementsPage> OpenList(string user, string query = "") => Open<SettlementsPage>(user, "/adjustments" + query);
}
