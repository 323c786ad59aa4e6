using Bunit;
using HrActors.Dashboard.Privacy;
using HrActors.Domain.Employees;

namespace HrActors.Dashboard.Tests.Employees;

public sealed class PrivacyTabTests : PageTest
{
    private const string Number = "000001";

    [Fact]
    public void Somebody_whose_terms_are_over_is_made_anonymous_only_after_the_number_was_typed()
    {
        Leave(new(2012, 6, 29));
        var page = OpenEmployee("manager", Number, "?tab=privacy");
        page.WaitForElement("[data-term=wages]");
        Assert.True(Button(page).HasAttribute("disabled"));

        Type(page, "保存期限届满");
        Assert.True(Button(page).HasAttribute("disabled"));
        page.FindAll(".hr-panel:last-child .hr-waive input")[1].Input(Number);
        Button(page).Click();

        page.WaitForAssertion(() => Assert.Contains("匿名化", page.Find(".hr-panel:last-child .mud-alert").TextContent));
        var list = Open<PrivacyPage>("manager", "/privacy");
        list.WaitForElement($"[data-deletion='{Number}/1']");
        Assert.Contains("已于", list.Find($"[data-leaver='{Number}']").TextContent);
    }

    [Fact]
    public void While_a_term_runs_the_page_says_until_when_and_by_which_law_and_offers_nothing()
    {
        Leave(new(2026, 10, 30));
        var page = OpenEmployee("manager", Number, "?tab=privacy");

        page.WaitForAssertion(() => Assert.Contains("2028-10-30", page.Find("[data-term=wages]").TextContent));
        Assert.Contains("《工资支付暂行规定》", page.Find("[data-term=wages]").TextContent);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "匿名化");
    }

    [Theory]
    [InlineData("2010-06-30", true)]
    [InlineData("2026-10-30", false)]
    public void The_list_may_show_those_alone_who_are_due(string lastDay, bool isShown)
    {
        Leave(DateOnly.Parse(lastDay, null));

        var list = Open<PrivacyPage>("manager", "/privacy?due=true");

        list.WaitForElement("table");
        Assert.Equal(isShown, list.FindAll($"[data-leaver='{Number}']").Count == 1);
    }

    [Fact]
    public void The_copy_is_a_form_post_with_a_reason()
    {
        var page = OpenEmployee("manager", Number, "?tab=privacy");
        var form = page.WaitForElement("form[action='/downloads/personal-data']");

        Assert.Equal(("post", Number), (form.GetAttribute("method"), form.QuerySelector("input[name=employeeNo]")!.GetAttribute("value")));
        Assert.True(form.QuerySelector("button")!.HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("clerk")]
    public void Nobody_else_has_the_tab(string user)
    {
        var page = OpenEmployee(user, Number, "?tab=privacy");

        page.WaitForElement(".hr-tabs");
        Assert.DoesNotContain("个人信息副本", page.Markup);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("clerk")]
    public void Nobody_else_reads_the_list_of_leavers(string user) =>
        Open<PrivacyPage>(user, "/privacy").WaitForAssertion(page => Assert.Contains("仅HR经理可以处理个人信息权利请求。", page));

    private void Leave(DateOnly lastDay) => Group.Put(Group.Employees[Number] with { Status = EmploymentStatus.Left, LastDay = lastDay });

    private static void Type(IRenderedComponent<Dashboard.Employees.EmployeePage> page, string reason) =>
        page.FindAll(".hr-panel:last-child .hr-waive input")[0].Input(reason);

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<Dashboard.Employees.EmployeePage> page) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == "匿名化");
}

file static class Waiting
{
    public static void WaitForAssertion(this IRenderedComponent<PrivacyPage> page, Action<string> assert) =>
        page.WaitForAssertion(() => assert(page.Markup));
}
