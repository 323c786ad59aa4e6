using Bunit;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using BranchPage = HrActors.Dashboard.BaseDeclarations.DeclarationPage;
using GroupPage = HrActors.Dashboard.BaseDeclarations.DeclarationsPage;

namespace HrActors.Dashboard.Tests.BaseDeclarations;

public class DeclarationPageTests : PageTest
{
    private static readonly YearMonth Year = new(2026, 1);

    private FakeBaseDeclarationDesk Desk => Services.GetRequiredService<FakeBaseDeclarationDesk>();

    [Fact]
    public void All_branches_are_calculated_at_once_and_add_up()
    {
        var page = OpenGroup("manager");
        Assert.All(page.FindAll("tbody tr"), row => Assert.Contains("未计算", row.TextContent));

        Press(page, "计算全部");

        page.WaitForAssertion(() => Assert.All(page.FindAll("tbody tr"), row => Assert.Contains("待确认", row.TextContent)));
        var people = page.FindAll("tbody tr").Sum(row => Number(row.QuerySelectorAll("td")[2].TextContent));
        Assert.Equal(people, Number(page.FindAll("tfoot td")[2].TextContent));
    }

    [Fact]
    public void A_branch_that_cannot_be_declared_says_why()
    {
        var page = OpenGroup("manager", "?month=2027-01");

        Press(page, "计算全部");

        page.WaitForAssertion(() => Assert.Contains("2026 年尚未结束", page.Find("[data-refused='declaration.year-running']").TextContent));
    }

    [Fact]
    public void A_branch_is_calculated_looked_at_and_confirmed_once()
    {
        var dialogs = Render<MudDialogProvider>();
        var page = OpenBranch("manager");
        Assert.Contains("尚未计算", page.Find(".hr-never-run").TextContent);
        Press(page, "计算");
        page.WaitForAssertion(() => Assert.Contains("确认申报", Buttons(page)));
        Assert.NotEmpty(page.FindAll("[data-person]"));

        Press(page, "确认申报");
        dialogs.WaitForAssertion(() => Assert.Contains("确认后不能修改", dialogs.Markup));
        dialogs.FindAll("button").Last(button => button.TextContent.Trim() == "确认申报").Click();

        page.WaitForAssertion(() => Assert.Contains("已申报", page.Markup));
        Assert.DoesNotContain("重新计算", Buttons(page));
        Assert.DoesNotContain("确认申报", Buttons(page));
    }

    [Fact]
    public async Task Only_those_who_come_to_a_bound_are_listed_when_asked_for()
    {
        await Desk.Calculate("4301", Year, Account("manager"), "1");
        var all = (await Desk.Find("4301", Year, Account("manager"))).Value!.Totals;

        Assert.Equal(all.ToFloor, OpenBranch("finance", "?moved=floor").FindAll("[data-person]").Count);
        Assert.Equal(all.ToCap, OpenBranch("finance", "?moved=cap").FindAll("[data-person]").Count);
        Assert.True(all.ToFloor > 0 && all.ToCap > 0, "Nobody comes to a bound.");
    }

    [Fact]
    public async Task Every_base_says_what_it_rests_on()
    {
        await Desk.Calculate("4301", Year, Account("manager"), "1");
        var someone = (await Desk.Read("4301", Year, new(), Account("manager"))).Value!.Items.First(item => item.Person.Wage is not null).Person.Facts.EmployeeNo;
        var dialogs = Render<MudDialogProvider>();

        OpenBranch("clerk", $"?person={someone}");

        dialogs.WaitForAssertion(() => Assert.Contains("2025 年 12 个月应发工资合计", dialogs.Markup));
    }

    [Fact]
    public async Task A_recorded_average_is_told_as_such_without_months()
    {
        await Desk.Calculate("4301", Year, Account("manager"), "1");
        var someone = (await Desk.Read("4301", Year, new() { Limit = 500 }, Account("manager"))).Value!.Items
            .First(item => item.Person.As == DeclaredAs.Recorded).Person.Facts.EmployeeNo;
        var dialogs = Render<MudDialogProvider>();

        var page = OpenBranch("manager", $"?employee={someone}&person={someone}");

        var row = page.Find($"[data-person='{someone}']").TextContent;
        Assert.Contains("登记值，月数不详", row, StringComparison.Ordinal);
        Assert.DoesNotContain("个月", row, StringComparison.Ordinal);
        Assert.Contains("登记值只用于登记日的前一年度", page.Find("[data-note='recorded']").TextContent, StringComparison.Ordinal);
        dialogs.WaitForAssertion(() => Assert.Contains("登记的 2025 年月平均应发工资", dialogs.Markup));
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("finance")]
    public async Task Who_only_sees_amounts_cannot_calculate_or_confirm(string user)
    {
        await Desk.Calculate("4301", Year, Account("manager"), "1");

        Assert.DoesNotContain("计算全部", Buttons(OpenGroup(user)));
        Assert.DoesNotContain(Buttons(OpenBranch(user)), text => text is "计算" or "重新计算" or "确认申报");
    }

    [Fact]
    public async Task English_readers_read_english()
    {
        Language = Language.En;
        await Desk.Calculate("4301", Year, Account("manager"), "1");

        var page = OpenBranch("manager");

        Assert.Contains("To be confirmed", page.Markup);
        Assert.Contains("Confirm", Buttons(page));
    }

    private IRenderedComponent<GroupPage> OpenGroup(string user, string query = "") => Open<GroupPage>(user, "/base-declarations" + query);

    private IRenderedComponent<BranchPage> OpenBranch(string user, string query = "") => Open<BranchPage>(
        user, $"/base-declarations/4301/{Year}{query}", page => page.Add(one => one.Branch, "4301").Add(one => one.Month, Year.ToString()));

    private static int Number(string text) => int.Parse(text.Trim(), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture);

    private static void Press<T>(IRenderedComponent<T> page, string text) where T : IComponent =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();
}
