using System.Globalization;
using Bunit;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components.Forms;

namespace HrActors.Dashboard.Tests.Transfers;

public sealed class CasePageTests : PageTest
{
    private const string Draft = "T-2026-000001";

    public static TheoryData<string, TransferState, SubmissionState, bool, string, string?> NextSteps => new()
    {
        { "a form with gaps is filled", TransferState.Draft, SubmissionState.None, true, "fill", "补全表单" },
        { "a complete form is signed", TransferState.Draft, SubmissionState.None, false, "sign", "签署" },
        { "a signed form is submitted", TransferState.Signed, SubmissionState.None, false, "submit", "提交" },
        { "a queued submission waits", TransferState.Signed, SubmissionState.Queued, false, "wait", null },
        { "a rejected submission is sent again", TransferState.Signed, SubmissionState.Rejected, false, "submit", "提交" },
        { "a submitted case waits", TransferState.Submitted, SubmissionState.Received, false, "wait", null },
        { "a finished case is at its end", TransferState.Completed, SubmissionState.Received, false, "ended", null },
        { "a refused case is at its end", TransferState.Refused, SubmissionState.Received, false, "ended", null },
    };

    [Theory]
    [MemberData(nameof(NextSteps))]
    public void One_next_step_is_offered(
        string what, TransferState state, SubmissionState submission, bool gaps, string expected, string? button)
    {
        var view = Group.Cases[Draft];
        Group.Put(view with { Progress = view.Progress with { State = state }, Submission = submission, Gaps = gaps ? view.Gaps : [] });

        var page = OpenCase("manager", Draft);

        var next = page.WaitForElement(".hr-next");
        Assert.True(expected == next.GetAttribute("data-next"), what);
        Assert.Equal(button, next.QuerySelector("button")?.TextContent.Trim());
    }

    [Fact]
    public async Task A_refused_submission_says_in_plain_words_why()
    {
        var page = OpenCase("manager", Draft);
        page.WaitForElement(".hr-next");
        Group.Put(Group.Cases[Draft] with { Gaps = [] });
        page.WaitForAssertion(() => Assert.Equal("签署", page.Find(".hr-next button").TextContent.Trim()));
        await Click(page, ".hr-next button");
        page.WaitForAssertion(() => Assert.Equal("提交", page.Find(".hr-next button").TextContent.Trim()));

        await Click(page, ".hr-next button");

        page.WaitForAssertion(() => Assert.Contains("请先由原单位办理停保后再提交", page.Find("[data-code='transfer.origin-active']").TextContent));

        await Click(page, ".hr-next button");

        page.WaitForAssertion(() => Assert.Equal("转移申请已提交", page.Find(".hr-step-current .hr-step-name").TextContent));
    }

    [Fact]
    public void A_clerk_sees_the_progress_and_has_no_buttons()
    {
        var page = OpenCase("clerk", "T-2026-000002");

        page.WaitForElement(".hr-next");
        Assert.Contains("您的角色可查看进度，不能办理。", page.Markup);
        Assert.Empty(page.FindAll(".hr-next button"));
        Assert.DoesNotContain("撤回申请…", Buttons(page));
        Assert.DoesNotContain("补全表单", Buttons(page));
    }

    [Fact]
    public void Steps_arrive_without_a_reload()
    {
        var page = OpenCase("manager", "T-2026-000002");
        page.WaitForAssertion(() => Assert.Equal("新参保地已受理", page.Find(".hr-step-current .hr-step-name").TextContent));

        var view = Group.Cases["T-2026-000002"];
        Group.Put(view with { Progress = view.Progress with { State = TransferState.Completed } });

        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll(".hr-step-done").Count));
    }

    [Fact]
    public void What_came_early_and_what_is_late_is_marked()
    {
        var page = OpenCase("manager", "T-2026-000003");

        page.WaitForAssertion(() => Assert.Contains("与当前步骤不符，已保留", page.Find(".hr-event-unexpected").TextContent));
        Assert.Contains("已逾期", page.Find(".hr-legs").TextContent);
        Assert.Contains("暂按周末推算", page.Find(".hr-legs").TextContent);
    }

    [Fact]
    public void An_exit_stands_behind_the_way_that_was_gone()
    {
        var page = OpenCase("manager", "T-2026-000005");

        page.WaitForAssertion(() => Assert.Contains("转移申请被拒绝", page.Find(".hr-step-exit").TextContent));
        Assert.Equal(["草稿", "已签署", "转移申请已提交"], page.FindAll(".hr-step-done .hr-step-name").Select(step => step.TextContent));
    }

    [Theory]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    public void An_expected_end_in_a_year_without_a_published_calendar_is_provisional(string day, bool provisional)
    {
        var view = Group.Cases["T-2026-000002"];
        Group.Put(view with { Legs = [], ExpectedOn = DateOnly.Parse(day, CultureInfo.InvariantCulture) });

        var page = OpenCase("manager", "T-2026-000002");

        page.WaitForAssertion(() => Assert.Contains(day, page.Markup));
        Assert.Equal(provisional, page.Markup.Contains("暂按周末推算", StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_that_was_made_anew_is_marked_and_stays()
    {
        var view = Group.Cases["T-2026-000002"];
        var first = view.Documents[^1];
        Group.Put(view with { Documents = view.Documents.Add(first with { Id = "form-2", MadeAt = first.MadeAt.AddDays(1) }) });

        var page = OpenCase("manager", "T-2026-000002");

        page.WaitForAssertion(() => Assert.Equal(
            [true, false],
            page.FindAll(".hr-document").Skip(1).Select(document => document.TextContent.Contains("已被新申请表取代", StringComparison.Ordinal))));
    }

    [Fact]
    public void Expected_and_received_money_are_compared()
    {
        var page = OpenCase("manager", "T-2026-000004");

        page.WaitForAssertion(() => Assert.Contains("109,052.50", page.Markup));
        Assert.Contains("108,240.00", page.Markup);
        Assert.Contains("812.50", page.Markup);
    }

    [Fact]
    public void A_manual_task_has_a_deadline_and_its_items_are_ticked()
    {
        var page = OpenCase("manager", "T-2026-000006");

        page.WaitForAssertion(() => Assert.Contains("请于 2026-11-27 前送达", page.Find("#task").TextContent));
        Assert.Contains("该险种由人工办理", page.Find(".hr-next").TextContent);
        page.Find("[data-item='stopped'] input").Change(true);

        page.WaitForAssertion(() => Assert.Contains("已完成 2 / 5 项", page.Find("#task").TextContent));
    }

    [Fact]
    public void A_paper_is_uploaded_and_used_as_evidence_of_a_step()
    {
        var page = OpenCase("manager", "T-2026-000006");
        page.WaitForElement("#papers");

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([.. "%PDF-1.7"u8], "窗口回执.pdf"));

        page.WaitForAssertion(() => Assert.Contains("窗口回执.pdf", page.Find("[data-paper='evidence-2']").TextContent));
        Assert.Contains("/cases/T-2026-000006/documents/evidence-2", page.Find("#papers").InnerHtml);
        page.FindAll("button").First(button => button.TextContent.Trim() == "录入进度…").Click();
        page.FindAll("button").First(button => button.TextContent.Contains("用作凭证：窗口回执.pdf", StringComparison.Ordinal)).Click();
        page.FindAll("button").First(button => button.TextContent.Trim() == "确认录入").Click();

        page.WaitForAssertion(() => Assert.Equal(TransferState.Submitted, Group.Cases["T-2026-000006"].State));
    }

    [Fact]
    public void Filling_the_gap_leads_to_signing()
    {
        var gap = new FormGap { Key = "originAgencyPhone", Code = "form.missing", Chinese = "原经办机构联系电话为必填项", English = "required" };
        Group.Put(Group.Cases[Draft] with { Gaps = [gap] });
        var page = OpenCase("manager", Draft);
        page.WaitForElement(".hr-next button").Click();

        var label = page.FindAll("label").First(one => one.TextContent.StartsWith("原经办机构联系电话", StringComparison.Ordinal));
        page.Find("#" + label.GetAttribute("for")).Input("027-12333");
        page.FindAll("#form button").First(button => button.TextContent.Trim() == "保存表单").Click();

        page.WaitForAssertion(() => Assert.Equal("签署", page.Find(".hr-next button").TextContent.Trim()));
        Assert.Equal("027-12333", Group.Cases[Draft].Form["originAgencyPhone"]);
    }
}
