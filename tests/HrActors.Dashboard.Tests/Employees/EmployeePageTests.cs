using Bunit;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;

namespace HrActors.Dashboard.Tests.Employees;

public sealed class EmployeePageTests : PageTest
{
    private const string Sentence = "该员工在武汉仍有在缴养老保险，请先办理转移手续";

    [Fact]
    public void An_active_record_elsewhere_stands_at_the_top_word_for_word()
    {
        var page = OpenEmployee("manager", "CS0001");

        var banner = page.WaitForElement(".hr-banner");
        Assert.Equal(Sentence, banner.QuerySelector(".hr-banner-text")!.TextContent);
        Assert.Equal("需办理社保转移", banner.QuerySelector(".hr-tag")!.TextContent);
        Assert.Equal("/cases/T-2026-000001", banner.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_closed_finding_is_no_banner()
    {
        var employee = Group.Employees["CS0001"];
        Group.Put(employee with { Findings = employee.Findings.ConvertAll(finding => finding with { ClosedAt = Time.GetUtcNow() }) });

        var page = OpenEmployee("manager", "CS0001");

        page.WaitForElement(".hr-tabs");
        Assert.Empty(page.FindAll(".hr-banner"));
    }

    [Fact]
    public void An_unanswered_query_is_shown_and_its_answer_arrives_without_a_reload()
    {
        var page = OpenEmployee("manager", "CS0002");
        var wait = page.WaitForElement(".hr-wait").TextContent;
        Assert.Contains("正在向经办机构查询… 已答复 0/1", wait, StringComparison.Ordinal);
        Assert.Contains("尚未答复：模拟经办机构", wait, StringComparison.Ordinal);
        Assert.Contains("查询中，暂不判断", page.Markup);

        var employee = Group.Employees["CS0002"];
        Group.Put(employee with
        {
            Query = employee.Query with { Answered = ["sandbox"] },
            Unanswered = [],
            Enrolments = [SampleTransfers.Wuhan(Time.GetUtcNow())],
            Findings = [SampleTransfers.ActiveElsewhere("CS0002", Time.GetUtcNow())],
        });

        page.WaitForAssertion(() => Assert.Equal(Sentence, page.Find(".hr-banner-text").TextContent));
        Assert.Empty(page.FindAll(".hr-wait"));
        Assert.Contains("已有参保记录（非首次参保）", page.Markup);
    }

    [Fact]
    public void A_partial_answer_names_the_place_and_line_that_are_missing()
    {
        var employee = Group.Employees["CS0002"];
        var gap = new QueryGap { AgencyId = "sandbox", Part = new() { Region = "42", Line = InsuranceLine.Medical } };
        Group.Put(employee with
        {
            Unanswered = [gap],
            Answers = [new() { QueryId = "q2", AgencyId = "sandbox", AskedAt = Time.GetUtcNow(), AnsweredAt = Time.GetUtcNow(), Missing = [gap.Part] }],
        });

        var page = OpenEmployee("manager", "CS0002", "?tab=enrolment");

        Assert.Contains("尚未答复：模拟经办机构（示例数据）（湖北的医疗保险）", page.WaitForElement(".hr-wait").TextContent, StringComparison.Ordinal);
        var rows = page.WaitForElements("#agency-answers tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("尚未答复", rows[0], StringComparison.Ordinal);
        Assert.Contains("全国", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_to_an_earlier_query_is_not_taken_for_one_to_the_present()
    {
        var employee = Group.Employees["CS0002"];
        var (now, gap) = (Time.GetUtcNow(), new QueryGap { AgencyId = "sandbox", Part = new() { Region = "42", Line = InsuranceLine.Medical } });
        var before = new AgencyAnswer { QueryId = "q1", AgencyId = "sandbox", AskedAt = now.AddDays(-1), AnsweredAt = now.AddDays(-1), Parts = [gap.Part] };
        Group.Put(employee with
        {
            Query = employee.Query with { AskedAt = now },
            Unanswered = [gap],
            Answers = [before with { QueryId = "q2", AskedAt = now, AnsweredAt = now, Parts = [], Missing = [gap.Part] }, before],
        });

        var page = OpenEmployee("manager", "CS0002", "?tab=enrolment");

        var rows = page.WaitForElements("#agency-answers tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("尚未答复", rows[0], StringComparison.Ordinal);
        Assert.Equal([false, true], [rows[1].Contains("以前的查询", StringComparison.Ordinal), rows[^1].Contains("以前的查询", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData(false, 0, 0, "未查询")]
    [InlineData(true, 1, 0, "查询中，暂不判断")]
    [InlineData(true, 1, 1, "经办机构无记录（首次参保）")]
    public void Nobody_is_called_a_first_enrolment_before_the_agencies_answered(bool wasAsked, int asked, int answered, string expected)
    {
        var plain = Group.Employees["000001"];
        Group.Put(plain with
        {
            Query = new()
            {
                QueryId = wasAsked ? "q" : null,
                Asked = [.. Enumerable.Repeat("sandbox", asked)],
                Answered = [.. Enumerable.Repeat("sandbox", answered)],
            },
            Enrolments = plain.Enrolments.FindAll(record => record.Source == EnrolmentRecord.Own),
        });

        var page = OpenEmployee("manager", "000001");

        page.WaitForAssertion(() => Assert.Contains(expected, page.Markup));
    }

    [Theory]
    [InlineData("manager", true)]
    [InlineData("clerk", false)]
    public void Only_a_manager_has_buttons_that_change_something(string user, bool expected)
    {
        var page = OpenEmployee(user, "CS0001", "?tab=findings");

        page.WaitForElement(".hr-finding");
        Assert.Equal(expected, Buttons(page).Contains("重新查询"));
        Assert.Equal(expected, Buttons(page).Contains("豁免…"));
    }

    [Fact]
    public void Finance_sees_number_name_and_branch_and_nothing_else()
    {
        var page = OpenEmployee("finance", "CS0001");

        page.WaitForAssertion(() => Assert.Contains("李雯", page.Markup));
        Assert.Equal(["工号", "姓名", "分支机构"], page.FindAll("dt").Select(term => term.TextContent));
        Assert.DoesNotContain("武汉", page.Markup);
        Assert.DoesNotContain("10,000", page.Markup);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("auditor")]
    public void An_administrator_reads_that_persons_are_not_part_of_the_role(string user)
    {
        var page = OpenEmployee(user, "CS0001");

        page.WaitForAssertion(() => Assert.Contains("您的角色无权查看员工个人信息。", page.Markup));
        Assert.DoesNotContain("李雯", page.Markup);
    }

    [Fact]
    public void Somebody_outside_the_branches_of_the_reader_is_unknown()
    {
        var elsewhere = Group.Employees.Values.First(employee => employee.Branch.Code == "4403");

        var page = OpenEmployee("cs-manager", elsewhere.EmployeeNo);

        page.WaitForAssertion(() => Assert.Contains("没有这名员工，或不在您的权限范围内", page.Markup));
        Assert.DoesNotContain(elsewhere.Name, page.Markup);
    }

    [Fact]
    public void The_date_that_attendance_gives_is_taken_over_with_one_button()
    {
        var number = Group.Employees.Values.First(one => one.Findings.Exists(finding => finding.Code == "DATE_MISMATCH")).EmployeeNo;
        var page = OpenEmployee("manager", number, "?tab=findings");
        page.WaitForElement(".hr-finding");

        page.FindAll("button").First(button => button.TextContent.Trim() == "采用考勤日期").Click();

        page.WaitForAssertion(() => Assert.Contains("没有异常", page.Markup));
    }

    [Fact]
    public void Branches_of_earlier_employments_have_their_names()
    {
        var employee = Group.Employees["CS0001"];
        var earlier = Group.Branches.First(branch => branch.Facts.Code != employee.Branch.Code).Facts;
        Group.Put(employee with { Periods = employee.Periods.Add(SampleStory.Period(earlier, new(2020, 1, 1)) with { To = new(2020, 12, 31) }) });

        var page = OpenEmployee("manager", "CS0001");

        var rows = page.WaitForElements("[aria-label='任职期间'] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(employee.Branch.Name, rows[0], StringComparison.Ordinal);
        Assert.Contains(earlier.Name, rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiver_with_a_last_day_names_it()
    {
        var employee = Group.Employees["CS0001"];
        Group.Put(employee with
        {
            Findings = employee.Findings.SetItem(0, FindingSet.Waive(employee.Findings[0], "li", "known", Time.GetUtcNow(), new(2026, 12, 31))),
        });

        var page = OpenEmployee("manager", "CS0001", "?tab=findings");

        page.WaitForAssertion(() => Assert.Contains("已豁免至 2026-12-31", page.Markup));
    }

    [Fact]
    public void A_waiver_needs_a_reason_and_is_shown_with_it()
    {
        var page = OpenEmployee("manager", "CS0001", "?tab=findings");
        page.WaitForElement(".hr-finding");
        page.FindAll("button").First(button => button.TextContent.Trim() == "豁免…").Click();
        Assert.True(page.FindAll(".hr-waive button")[0].HasAttribute("disabled"));

        page.Find(".hr-waive input").Input("原单位已书面确认停保");
        page.FindAll(".hr-waive button")[0].Click();

        page.WaitForAssertion(() => Assert.Contains("由 manager 豁免：原单位已书面确认停保", page.Markup));
    }
}
