using Bunit;
using HrActors.Dashboard.Attendance;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Tests.Attendance;

/// <summary>The made-up Changsha branch in November 2026: 000008 forgot on the 5th, was late on the 11th, stayed away on the 12th.</summary>
public class ExceptionsPageTests : PageTest
{
    [Fact]
    public void A_branch_lists_who_forgot_stayed_away_and_came_late_each_with_its_times()
    {
        var page = Listed("manager", "?branch=4301");

        var forgot = Row(page, "000008", "11-05");
        Assert.Contains("缺卡", forgot);
        Assert.Contains("08:58", forgot);
        Assert.Contains("缺勤", Row(page, "000008", "11-12"));
        Assert.Contains("迟到 16 分", Row(page, "000008", "11-11"));
        Assert.DoesNotContain(page.FindAll("tbody tr"), row => row.TextContent.Contains("11-04", StringComparison.Ordinal));
    }

    [Fact]
    public void One_kind_of_exception_is_shown_alone()
    {
        var page = Listed("manager", "?branch=4301&code=absence");

        Assert.All(page.FindAll("tbody tr"), row => Assert.Contains("11-12", row.TextContent));
    }

    [Fact]
    public void A_manager_goes_from_the_row_to_the_correction_and_the_row_is_gone_afterwards()
    {
        var page = Listed("manager", "?branch=4301");
        var link = page.FindAll("a").Single(a => a.GetAttribute("aria-label") == "处理 000008 2026-11-05 的考勤").GetAttribute("href")!;
        Assert.Equal("/employees/000008?tab=attendance&month=2026-11&day=5", link);

        var employee = Open<EmployeePage>("manager", link, one => one.Add(it => it.No, "000008"));
        employee.WaitForElement(".hr-attendance-day");
        employee.FindAll("button").First(button => button.TextContent.Trim() == "补下班卡").Click();
        employee.Find(".hr-correction input[type=time]").Input("18:05");
        employee.FindAll(".hr-correction input")[^1].Input("忘带工卡");
        employee.FindAll(".hr-correction button")[0].Click();
        employee.WaitForAssertion(() => Assert.Contains("忘带工卡", employee.Find(".hr-attendance-day").TextContent));

        Assert.Equal("", Row(Listed("manager", "?branch=4301"), "000008", "11-05"));
    }

    [Fact]
    public void A_clerk_sees_the_list_and_corrects_nothing()
    {
        var page = Listed("clerk", "?branch=4301");

        Assert.Contains("缺卡", Row(page, "000008", "11-05"));
        Assert.DoesNotContain("处理", page.Find("table").TextContent);
    }

    [Fact]
    public void A_closed_month_offers_no_correction() =>
        Assert.DoesNotContain("处理", Listed("manager", "?branch=4301&month=2026-09").Find("table").TextContent);

    [Fact]
    public void Finance_sees_none_and_who_is_responsible_for_changsha_begins_there()
    {
        Assert.Empty(Open<ExceptionsPage>("finance", "/attendance/exceptions").FindAll("table"));

        Assert.Contains("缺卡", Row(Listed("cs-manager", ""), "000008", "11-05"));
    }

    [Fact]
    public void A_branch_out_of_scope_is_refused_in_words()
    {
        var page = Open<ExceptionsPage>("cs-manager", "/attendance/exceptions?branch=4201");

        page.WaitForElement("[data-code='access.out-of-scope']");
    }

    [Fact]
    public void A_month_without_exceptions_says_so()
    {
        var page = Listed("manager", "?branch=4301&month=2027-03");

        Assert.Contains("本月没有考勤异常", page.Markup);
    }

    [Fact]
    public void The_page_speaks_English()
    {
        Language = Language.En;

        Assert.Contains("Missing punch", Row(Listed("manager", "?branch=4301"), "000008", "11-05"));
    }

    private IRenderedComponent<ExceptionsPage> Listed(string user, string query)
    {
        var page = Open<ExceptionsPage>(user, "/attendance/exceptions" + query);
        page.WaitForElement("table");
        return page;
    }

    /// <summary>The text of a row; empty when it is not there.</summary>
    private static string Row(IRenderedComponent<ExceptionsPage> page, string employeeNo, string day) =>
        page.FindAll("tbody tr").FirstOrDefault(row => row.TextContent.Contains(employeeNo, StringComparison.Ordinal)
            && row.TextContent.Contains(day, StringComparison.Ordinal))?.TextContent ?? "";
}
