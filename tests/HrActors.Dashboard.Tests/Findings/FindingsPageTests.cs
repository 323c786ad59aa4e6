using Bunit;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Findings;

namespace HrActors.Dashboard.Tests.Findings;

public sealed class FindingsPageTests : PageTest
{
    [Fact]
    public async Task Several_are_waived_for_one_reason_until_one_day()
    {
        var page = Open<FindingsPage>("manager", "/findings");
        Select(page, "f-CS0001-1", "f-CS0001-2");
        Assert.Contains("已选 2 条", page.Find(".hr-bulk").TextContent);

        await Waive(page, "已与员工确认", "2026-12-31");

        page.WaitForAssertion(() => Assert.Contains("已豁免 2 条", page.Find(".hr-bulk").TextContent));
        Assert.All(Group.Employees["CS0001"].Findings, finding =>
            Assert.Equal(("manager", "已与员工确认", new DateOnly(2026, 12, 31)), (finding.Waiver!.By, finding.Waiver.Reason, finding.Waiver.Until)));
        Assert.Empty(page.FindAll("[data-refused]"));
    }

    [Fact]
    public async Task Whoever_cannot_be_waived_is_named_and_stays_selected()
    {
        var page = Open<FindingsPage>("manager", "/findings");
        Select(page, "f-CS0001-1", "f-CS0001-2");
        var employee = Group.Employees["CS0001"];
        Group.Put(employee with
        {
            Findings = employee.Findings.ConvertAll(finding => finding.Id == "f-CS0001-2" ? finding with { ClosedAt = Time.GetUtcNow() } : finding),
        });

        await Waive(page, "已与员工确认");

        page.WaitForAssertion(() => Assert.Contains("f-CS0001-2", page.Find("[data-refused]").TextContent, StringComparison.Ordinal));
        Assert.Contains("没有这条异常，或已关闭", page.Find("[data-refused]").TextContent);
        Assert.Contains("已豁免 1 条", page.Find(".hr-bulk").TextContent);
        Assert.Contains("已选 1 条", page.Find(".hr-bulk").TextContent);
    }

    [Fact]
    public void A_page_is_selected_at_once_and_let_go()
    {
        var page = Open<FindingsPage>("manager", "/findings");
        var open = Group.Employees.Values.SelectMany(employee => employee.Findings).Count(finding => finding is { ClosedAt: null, Waiver: null });

        page.WaitForElement(".hr-bulk-bar button").Click();
        Assert.Contains($"已选 {Math.Min(50, open)} 条", page.Find(".hr-bulk").TextContent);
        page.FindAll(".hr-bulk-bar button")[1].Click();
        Assert.Contains("已选 0 条", page.Find(".hr-bulk").TextContent);
    }

    [Fact]
    public async Task What_is_no_longer_shown_is_no_longer_selected()
    {
        var page = Open<FindingsPage>("manager", "/findings");
        Select(page, "f-CS0001-1", "f-CS0001-2");

        await page.InvokeAsync(() => page.FindComponent<BranchPicker>().Instance.ValueChanged.InvokeAsync("4201"));
        page.WaitForAssertion(() => Assert.DoesNotContain("已选 2 条", page.Markup));
        await page.InvokeAsync(() => page.FindComponent<BranchPicker>().Instance.ValueChanged.InvokeAsync(null));

        page.WaitForAssertion(() => Assert.Contains("已选 0 条", page.Find(".hr-bulk").TextContent));
    }

    [Fact]
    public void A_reason_stays_until_something_came_of_it()
    {
        var panel = Render<WaiveMany>(bulk => bulk.Add(one => one.Count, 1).Add(one => one.Selectable, 0));
        panel.Find("input[type=text]").Input("已与员工确认");
        panel.Find(".hr-waive button").Click();
        Assert.Equal("已与员工确认", panel.Find("input[type=text]").GetAttribute("value"));

        panel.Render(bulk => bulk.Add(one => one.Outcomes, [new() { FindingId = "f-1" }]));

        Assert.Equal("", panel.Find("input[type=text]").GetAttribute("value"));
    }

    [Fact]
    public void Who_may_not_waive_selects_nothing()
    {
        var page = Open<FindingsPage>("clerk", "/findings");

        page.WaitForElement("[data-finding]");
        Assert.Empty(page.FindAll(".hr-bulk, input[type=checkbox]"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?code=DATE_MISMATCH&state=all", "?code=DATE_MISMATCH&state=all")]
    public void The_exports_have_the_selection_of_the_page(string address, string expected)
    {
        var page = Open<FindingsPage>("clerk", "/findings" + address);

        page.WaitForAssertion(() => Assert.Equal(
            ["/findings/export.xlsx" + expected, "/findings/export.csv" + expected],
            page.FindAll("a[download]").Select(link => link.GetAttribute("href"))));
    }

    private static void Select(IRenderedComponent<FindingsPage> page, params string[] ids)
    {
        foreach (var id in ids) page.WaitForElement($"[data-finding={id}] input[type=checkbox]").Change(true);
    }

    /// <summary>Found and used in one turn of the page, which news may draw again at any time.</summary>
    private static async Task Waive(IRenderedComponent<FindingsPage> page, string reason, string? until = null)
    {
        await page.InvokeAsync(() => page.Find(".hr-waive input[type=text]").Input(reason));
        if (until is not null) await page.InvokeAsync(() => page.Find(".hr-waive input[type=date]").Change(until));
        page.WaitForElement(".hr-waive button:not([disabled])");
        await page.InvokeAsync(() => page.Find(".hr-waive button").Click());
    }
}
