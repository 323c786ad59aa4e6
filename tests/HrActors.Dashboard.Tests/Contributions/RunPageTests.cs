using Bunit;
using HrActors.Contracts.ContributionRuns;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Tests.Contributions;

/// <summary>CS0001 is held back by a blocking finding; the others of branch 4301 are paid.</summary>
public class RunPageTests : ContributionPageTest
{
    private const string Someone = "000008";

    [Fact]
    public void A_month_never_run_offers_to_calculate_it()
    {
        var page = OpenRun("manager");
        Assert.Contains("尚未计算", page.Find(".hr-never-run").TextContent);

        Press(page, "计算");

        page.WaitForAssertion(() => Assert.Contains("待确认", page.Find(".hr-head").TextContent));
        Assert.Contains("第 1 次计算", page.Find(".hr-head").TextContent);
        Assert.Contains("按 2026-11-23 已公布的政策", page.Find(".hr-head").TextContent);
    }

    [Fact]
    public async Task While_it_is_calculated_progress_shows_and_nothing_can_be_confirmed()
    {
        Desk.Looks = 2;
        await Desk.Start("4301", November, Account("manager"), "1");
        var page = OpenRun("manager");

        Assert.NotNull(page.Find(".hr-progress [role=progressbar]"));
        Assert.DoesNotContain("确认封账", Buttons(page));
        Assert.Empty(page.FindAll("[data-person]"));

        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-person]")));
        Assert.Contains("确认封账", Buttons(page));
    }

    [Fact]
    public async Task The_causes_add_up_from_last_month_to_this_one()
    {
        const string released = "000016";
        Group.Wages[Someone] = 8000;
        Group.Put(Group.Employees[released] with { Findings = Group.Employees["CS0001"].Findings });
        await Calculate(October);
        await Desk.Confirm("4301", October, null, Account("manager"), "c");
        Group.Wages[Someone] = 12000;
        Group.Put(Group.Employees[released] with { Findings = [] });
        Desk.Carried = [SampleRuns.Adjustment("a", "4301", 160, 80, null)];
        await Calculate(November);

        var rows = OpenRun("finance").FindAll("[data-differences] tbody tr")
            .Select(row => (Name: row.Children[0].TextContent, Total: Amount(row.Children[4].TextContent))).ToList();

        Assert.Contains("上月（2026-10）", rows[0].Name);
        Assert.Contains("本月（2026-11）", rows[^1].Name);
        Assert.Contains(rows, row => row.Name == "工资变动" && row.Total != 0);
        Assert.Contains(rows, row => row is { Name: "补缴退费", Total: 240 });
        Assert.Contains(rows, row => row.Name == "暂缓变动");
        Assert.Equal(rows[^1].Total, rows.SkipLast(1).Sum(row => row.Total));
    }

    [Fact]
    public async Task Without_a_month_before_there_is_nothing_to_compare_with()
    {
        await Calculate(November);

        Assert.Contains("无可比较", OpenRun("clerk").Find("[data-differences]").TextContent);
    }

    [Fact]
    public async Task Who_is_held_back_is_named_with_the_finding_and_leads_to_the_employee()
    {
        await Calculate(November);
        var page = OpenRun("clerk");

        var held = page.Find("[data-held]");
        Assert.Contains("CS0001", held.TextContent);
        Assert.Contains("异地在缴", held.TextContent);
        Assert.Contains(held.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/employees/CS0001?tab=findings");
        Assert.NotNull(page.Find("[data-person=CS0001].hr-held"));
    }

    [Fact]
    public async Task People_are_found_by_number_and_narrowed_to_those_held_back()
    {
        await Calculate(November);

        Assert.Equal(Someone, Assert.Single(OpenRun("clerk", query: "?employee=" + Someone).FindAll("[data-person]")).GetAttribute("data-person"));
        Assert.All(OpenRun("clerk", query: "?held=true").FindAll("[data-person]"), row => Assert.Contains("暂缓", row.TextContent));
        Assert.Contains("没有符合条件的人员", OpenRun("clerk", query: "?employee=none").Markup);
    }

    [Fact]
    public async Task People_come_in_pages()
    {
        foreach (var i in Enumerable.Range(0, 60)) Group.Put(Group.Employees[Someone] with { EmployeeNo = $"P{i:00}" });
        await Calculate(November);
        var page = OpenRun("clerk");
        Assert.Equal(50, page.FindAll("[data-person]").Count);

        Press(page, "下一页");

        Assert.Contains("after=", Navigation.Uri);
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-person=P59]")));
    }

    [Fact]
    public async Task A_figure_says_why_it_is_what_it_is()
    {
        Group.Wages[Someone] = 10000;
        await Calculate(November);
        var dialogs = Dialogs();
        var page = OpenRun("finance");

        Click(page.FindAll($"[data-person='{Someone}'] .hr-figure"), "1,600.00");

        Assert.Contains($"person={Someone}&why=pension.employer", Navigation.Uri);
        dialogs.WaitForAssertion(() => Assert.Contains("为什么是 1,600.00", dialogs.Markup));
        var steps = dialogs.FindAll(".hr-trace")[0].QuerySelectorAll("[data-step]");
        Assert.Equal(["base", "pension.base", "pension.factor", "pension.employer"], steps.Select(step => step.GetAttribute("data-step")));
        Assert.Contains("10000.00 × 16% × 1", steps[^1].TextContent);
        Assert.Contains("示例", steps[^1].QuerySelector(".hr-source")!.TextContent);

        Click(dialogs.FindAll("button"), "关闭");
        Assert.DoesNotContain("why=", Navigation.Uri);
    }

    [Fact]
    public async Task A_total_of_a_person_adds_up_in_its_explanation()
    {
        await Calculate(November);
        var dialogs = Dialogs();
        OpenRun("finance", query: $"?person={Someone}&why=total");

        dialogs.WaitForAssertion(() => Assert.Contains("单位与个人合计", dialogs.Markup));
        var parts = dialogs.Find(".hr-why-sum").TextContent.Split('：', '+', '=').Skip(1).Select(Amount).ToList();
        Assert.Equal(parts[^1], parts.SkipLast(1).Sum());
    }

    [Fact]
    public async Task Sample_policies_are_marked_at_the_top_at_each_line_and_in_the_explanation()
    {
        await Calculate(November);
        var page = OpenRun("clerk");

        Assert.Contains("示例", page.Find("[data-note=sample]").TextContent);
        Assert.All(page.FindAll("table")[0].QuerySelectorAll("tbody tr:not(.hr-sum)"), row => Assert.Contains("示例", row.TextContent));
    }

    [Fact]
    public async Task Closing_states_what_it_closes_and_cannot_be_undone()
    {
        await Calculate(November);
        Desk.Carried = [SampleRuns.Adjustment("a", "4301", 160, 80, null)];
        var dialogs = Dialogs();
        var page = OpenRun("manager");
        Press(page, "确认封账");

        dialogs.WaitForAssertion(() => Assert.Contains("确认 2026-11 封账？", dialogs.Markup));
        Assert.Contains("长沙分公司", dialogs.Markup);
        Assert.Contains("补缴退费（1 笔）", dialogs.Markup);
        Assert.Contains("+240.00", dialogs.Markup);
        Assert.Contains("不能撤销", dialogs.Markup);
        Click(dialogs.FindAll("button"), "封账，不可撤销");

        page.WaitForAssertion(() => Assert.Contains("已封账", page.Find(".hr-head").TextContent));
        Assert.DoesNotContain(Buttons(page), text => text is "确认封账" or "重新计算");
        Assert.Contains("确认封账", page.Find(".hr-head").TextContent);
        Assert.Contains("作为补缴随以后月份办理", page.Find("[data-held]").TextContent);
    }

    [Fact]
    public async Task What_was_calculated_again_meanwhile_is_not_closed_unseen()
    {
        await Calculate(November);
        var dialogs = Dialogs();
        var page = OpenRun("manager");
        Press(page, "确认封账");
        await Desk.Start("4301", November, Account("manager"), "somebody else");

        dialogs.WaitForAssertion(() => Assert.Contains("第 1 次计算", dialogs.Markup));
        Click(dialogs.FindAll("button"), "封账，不可撤销");

        page.WaitForAssertion(() => Assert.Contains("请核对后再确认", page.Find("[data-code='run.changed']").TextContent));
        Assert.Contains("第 2 次计算", page.Find(".hr-head").TextContent);
        Assert.Equal(RunPhase.Ready, (await Desk.Find("4301", November, Account("manager"))).Value!.Phase);
    }

    [Fact]
    public async Task A_closed_month_is_not_calculated_again_by_a_page_that_did_not_know()
    {
        await Calculate(November);
        var page = OpenRun("manager");
        await Desk.Confirm("4301", November, null, Account("manager"), "somebody else");

        Press(page, "重新计算");

        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-code='run.confirmed']")));
        Assert.Contains("已封账", page.Find(".hr-head").TextContent);
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("finance")]
    public async Task Who_only_sees_amounts_exports_and_commands_nothing(string user)
    {
        await Calculate(November);
        var page = OpenRun(user);

        Assert.NotEmpty(page.FindAll("[data-person]"));
        Assert.DoesNotContain(Buttons(page), text => text is "确认封账" or "重新计算");
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == "/contributions/4301/2026-11/export.xlsx");
    }

    [Fact]
    public async Task Who_sees_no_amounts_is_shown_none()
    {
        await Calculate(November);

        Assert.Empty(OpenRun("auditor").FindAll("table"));
    }

    [Fact]
    public void A_month_that_is_none_is_named_as_such() => Assert.Contains("yyyy-MM", OpenRun("manager", "2026-13").Find(".hr-never-run").TextContent);

    [Fact]
    public async Task An_employee_page_shows_the_last_months_with_their_explanation()
    {
        await Calculate(November);

        var page = OpenEmployee("clerk", "CS0001", "?tab=contributions");
        page.WaitForElement("[data-month='2026-11']");

        Assert.Contains("暂缓", page.Find("[data-month='2026-11']").TextContent);
    }

    [Fact]
    public async Task The_page_speaks_English()
    {
        Language = Language.En;
        await Calculate(November);

        var page = OpenRun("manager");

        Assert.Contains("To be confirmed", page.Markup);
        Assert.Contains("There is nothing to compare with".ToLowerInvariant(), page.Markup.ToLowerInvariant());
    }

    private static void Click(IEnumerable<AngleSharp.Dom.IElement> elements, string text) =>
        elements.First(element => element.TextContent.Trim() == text).Click();
}
