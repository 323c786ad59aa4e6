using Bunit;
using HrActors.Contracts.Attendance;
using HrActors.Dashboard.Attendance;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Attendance;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Tests.Attendance;

/// <summary>CS0001 in November 2026, seen on Monday the 23rd at nine: late on the 11th, forgot on the 5th, stayed away on the 12th.</summary>
public class AttendanceTabTests : PageTest
{
    [Theory]
    [InlineData("2026-11-04", "标准班", "8:04")]
    [InlineData("2026-11-05", "标准班", "缺卡")]
    [InlineData("2026-11-06", "标准班", "方向推定")]
    [InlineData("2026-11-09", "标准班", "加班 1:09")]
    [InlineData("2026-11-11", "标准班", "迟到 16 分")]
    [InlineData("2026-11-12", "标准班", "缺勤")]
    [InlineData("2026-11-14", "休息", "")]
    public void Every_day_of_the_month_says_what_it_came_to(string date, string shift, string mark)
    {
        var cell = Month("manager", "2026-11").Find($"[data-date='{date}']").TextContent;

        Assert.Contains(shift, cell);
        Assert.Contains(mark, cell);
    }

    [Fact]
    public void Who_has_not_come_today_shows_today()
    {
        Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Contains("未到岗", Month("clerk", "2026-11").Find("[data-date='2026-11-23']").TextContent);
    }

    [Fact]
    public void Days_before_the_hire_are_not_employed_and_not_off()
    {
        var page = Month("manager", "2026-11", hired: new(2026, 11, 10));

        Assert.Contains("未在职", page.Find("[data-date='2026-11-09']").TextContent);
        Assert.DoesNotContain("缺勤", page.Find("[data-date='2026-11-09']").TextContent);
        Assert.Contains("标准班", page.Find("[data-date='2026-11-10']").TextContent);
    }

    [Fact]
    public void The_month_is_totalled_and_left_by_its_arrows()
    {
        var page = Month("manager", "2026-11");
        Assert.Contains("缺勤1 天", page.Find(".hr-totals").TextContent);
        Assert.Contains("缺卡1 天", page.Find(".hr-totals").TextContent);

        page.Find("button[aria-label='上个月']").Click();

        Assert.EndsWith("month=2026-10", Navigation.Uri);
    }

    [Fact]
    public void A_manager_adds_the_forgotten_punch_with_a_reason()
    {
        var page = Month("manager", "2026-11&day=5");
        page.WaitForElement(".hr-attendance-day");
        Press(page, "补下班卡");
        Assert.True(page.FindAll(".hr-correction button")[0].HasAttribute("disabled"));

        page.Find(".hr-correction input[type=time]").Input("18:05");
        page.FindAll(".hr-correction input")[^1].Input("忘带工卡");
        page.FindAll(".hr-correction button")[0].Click();

        page.WaitForAssertion(() => Assert.Contains("忘带工卡", page.Find(".hr-attendance-day").TextContent));
        Assert.DoesNotContain("缺卡", page.Find("[data-date='2026-11-05']").TextContent);
        Assert.Contains("补卡", page.Find("[data-date='2026-11-05']").TextContent);
    }

    [Fact]
    public void A_correction_is_taken_back()
    {
        var page = Month("manager", "2026-11&day=5");
        page.WaitForElement(".hr-attendance-day");
        Press(page, "撤销");

        page.FindAll(".hr-correction input")[^1].Input("不是本人");
        page.FindAll(".hr-correction button")[0].Click();

        page.WaitForAssertion(() => Assert.Contains("缺勤", page.Find("[data-date='2026-11-05']").TextContent));
        Assert.Contains("已撤销", page.Find(".hr-attendance-day").TextContent);
    }

    [Fact]
    public void A_clerk_sees_the_day_and_corrects_nothing()
    {
        var page = Month("clerk", "2026-11&day=5");
        page.WaitForElement(".hr-attendance-day");

        Assert.DoesNotContain(Buttons(page), text => text is "补下班卡" or "更正" or "撤销");
    }

    [Fact]
    public void A_closed_month_says_so_offers_no_correction_and_lists_what_came_late()
    {
        var page = Month("manager", "2026-09&day=15");
        page.WaitForElement(".hr-attendance-day");

        Assert.Contains("已关账 2026-10-05", page.Markup);
        Assert.DoesNotContain(Buttons(page), text => text is "补下班卡" or "更正" or "撤销");
        Assert.Contains("设备断网补传", page.Find(".hr-adjustments").TextContent);
    }

    [Fact]
    public void A_late_event_is_accepted_with_a_reason_and_says_what_the_open_month_is_told()
    {
        var page = Open<AdjustmentsPage>("manager", "/attendance/adjustments");
        page.WaitForElement("[data-request='AR-1']");
        page.FindAll("[data-request='AR-1'] button")[0].Click();

        page.Find(".hr-waive input").Input("门禁断网");
        page.FindAll(".hr-waive button")[0].Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("AR-1", page.Markup));
        var accepted = Group.Adjustments.Single(request => request.Id == "AR-1");
        Assert.Equal((AdjustmentState.Accepted, "门禁断网"), (accepted.State, accepted.Decision!.Reason));
        Assert.Contains("计入 2026-11", Open<AdjustmentsPage>("manager", "/attendance/adjustments?state=accepted").Markup);
    }

    [Fact]
    public void A_clerk_decides_nothing_and_finance_sees_nothing()
    {
        var page = Open<AdjustmentsPage>("clerk", "/attendance/adjustments");
        page.WaitForElement("[data-request='AR-1']");
        Assert.DoesNotContain("接受…", Buttons(page));

        Assert.Empty(Open<AdjustmentsPage>("finance", "/attendance/adjustments").FindAll(".hr-adjustments"));
    }

    [Fact]
    public void The_page_speaks_English()
    {
        Language = Language.En;

        var cell = Month("manager", "2026-11").Find("[data-date='2026-11-12']").TextContent;

        Assert.Contains("Absent", cell);
        Assert.Contains("Standard", cell);
    }

    [Fact]
    public void A_punch_that_arrives_appears_without_a_reload()
    {
        var page = Month("manager", "2026-11");
        Assert.DoesNotContain("08:55", page.Find("[data-date='2026-11-23']").TextContent);

        Group.Corrections["CS0001"] =
        [
            new() { Source = "gate-1", EventId = "now", Kind = PunchKind.ClockIn, At = new(2026, 11, 23, 8, 55, 0, TimeSpan.FromHours(8)) },
        ];
        Group.Put(Group.Employees["CS0001"]);

        page.WaitForAssertion(() => Assert.Contains("08:55", page.Find("[data-date='2026-11-23']").TextContent));
    }

    private IRenderedComponent<EmployeePage> Month(string user, string query, DateOnly? hired = null)
    {
        Group.Put(Group.Employees["CS0001"] with { HireDate = hired ?? new(2026, 1, 5) });
        var page = Open<EmployeePage>(user, $"/employees/CS0001?tab=attendance&month={query}", one => one.Add(it => it.No, "CS0001"));
        page.WaitForElement(".hr-calendar");
        return page;
    }

    private static void Press(IRenderedComponent<EmployeePage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();
}
