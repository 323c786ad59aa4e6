using Bunit;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Intake;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Localisation;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Dashboard.Tests.Intake;

public sealed class IntakePageTests : PageTest
{
    private FakeIntakeDesk Desk => (FakeIntakeDesk)Services.GetRequiredService<IIntakeDesk>();

    [Fact]
    public void Each_source_says_how_it_is()
    {
        var page = Open<IntakePage>("admin", "/intake");

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tr[data-source]").Count));
        Assert.Equal(["正常"], States(page, "up-1"));
        Assert.Equal(["限流 3", "拒收 17", "补传中"], States(page, "up-2"));
        Assert.Equal(["正常"], States(page, "device:A8N5201560001"));
        Assert.Equal(["时钟不准"], States(page, "device:A8N5201560002"));
        Assert.Equal(["无联系"], States(page, "device:A8N5201560003"));
        Assert.Contains("快 5 min", page.Find("tr[data-source='device:A8N5201560002']").TextContent);
    }

    /// <summary>After a restart nobody knows for certain that nothing came today.</summary>
    [Theory]
    [InlineData(false, false, "自服务启动以来无事件")]
    [InlineData(true, true, "自服务启动以来无事件")]
    [InlineData(true, false, "今日无事件")]
    public void That_nothing_came_today_is_said_only_where_it_is_known(bool counted, bool kept, string text)
    {
        var first = Desk.Sources.FindIndex(source => source.Id == "up-1");
        Desk.Sources[first] = Desk.Sources[first] with { Figures = counted ? new() { Source = "up-1", IsKept = kept } : null };

        var page = Open<IntakePage>("manager", "/intake");

        page.WaitForAssertion(() => Assert.Equal([text], States(page, "up-1")));
    }

    [Fact]
    public void No_figure_of_a_source_is_hidden_on_a_narrow_window()
    {
        var page = Open<IntakePage>("manager", "/intake");

        page.WaitForElement("tr[data-source='up-1']");
        Assert.Empty(page.FindAll("tr[data-source] .hr-wide"));
        Assert.Equal(
            ["名称", "状态", "每分钟", "今日", "最近事件", "延迟", "最近联系"],
            page.FindAll("tr[data-source='up-1'] td").Select(cell => cell.GetAttribute("data-label")));
    }

    [Theory]
    [InlineData("attendance.data-member", "未接收：data 中有不认识的字段", "Not taken: There is an unknown member in data")]
    [InlineData("attendance.of-another-release", "未接收：attendance.of-another-release", "Not taken: attendance.of-another-release")]
    public void A_rejection_is_told_in_words(string code, string chinese, string english)
    {
        var text = IntakeTexts.NoteName(code);

        Assert.Equal((chinese, english), (text.Zh, text.En));
    }

    [Theory]
    [InlineData(Language.Zh, "数据库 · failed: The database does not answer.")]
    [InlineData(Language.En, "Database · failed: The database does not answer.")]
    public void What_is_wrong_right_now_stands_at_the_top(Language language, string text)
    {
        Language = language;
        Desk.Troubles.Add(new() { Part = "storage", Status = "failed", Detail = "The database does not answer." });

        var page = Open<IntakePage>("manager", "/intake");

        Assert.Equal(text, page.WaitForElement("li[data-part=storage]").TextContent);
    }

    [Fact]
    public void Figures_are_read_again_every_few_seconds()
    {
        var page = Open<IntakePage>("manager", "/intake");
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tr[data-source]").Count));

        Desk.Sources.RemoveAt(0);
        Time.Advance(IntakePage.Period);

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tr[data-source]").Count));
    }

    [Fact]
    public async Task An_administrator_registers_a_device_with_what_is_known_of_it()
    {
        var page = Open<IntakePage>("admin", "/intake");
        await page.WaitForElement(".hr-unknown-devices tbody button").ClickAsync(new());
        Assert.Equal("10.20.4.31", page.FindAll(".hr-inline-form input")[2].GetAttribute("value"));
        await page.InvokeAsync(() => page.FindComponent<Dashboard.Branches.BranchPicker>().Instance.ValueChanged.InvokeAsync("4301"));
        page.WaitForAssertion(() => Assert.False(Confirm(page).HasAttribute("disabled")));

        await Confirm(page).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("已登记 CKUH210360777", page.Markup));
        Assert.Empty(page.FindAll(".hr-unknown-devices"));
        var added = Desk.Sources.Single(source => source.Id == "device:CKUH210360777");
        Assert.Equal(("4301", "10.20.4.31"), (added.Branches.Single(), added.Device!.Registration!.Addresses.Single()));
    }

    [Fact]
    public void A_waiting_user_id_of_a_device_is_assigned_and_one_of_an_upstream_system_waits_for_its_employee()
    {
        var page = Open<IntakePage>("admin", "/intake");
        page.WaitForElement("tr[data-badge='77'] button").Click();
        Assert.Empty(page.FindAll("tr[data-badge='T-90881'] button"));
        page.Find(".hr-inline-form input").Input("CS0001");

        page.FindAll(".hr-inline-form button").First(button => button.TextContent.Trim() == "确认").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr[data-badge='77']")));
    }

    [Theory]
    [InlineData("重试")]
    [InlineData("全部重试")]
    public void Dead_letters_are_offered_again(string button)
    {
        var page = Open<IntakePage>("admin", "/intake");

        page.WaitForElement(".hr-dead-letters");
        page.FindAll(".hr-dead-letters button").Single(one => one.TextContent.Trim() == button).Click();

        page.WaitForAssertion(() => Assert.Contains("已重新投递 1 条", page.Markup));
        Assert.Empty(page.FindAll(".hr-dead-letters"));
    }

    [Fact]
    public void HR_sees_its_branches_and_changes_nothing()
    {
        var page = Open<IntakePage>("manager", "/intake");

        page.WaitForElement("tr[data-badge='77']");
        Assert.Empty(page.FindAll(".hr-unknown-devices, .hr-dead-letters, tr[data-badge] button"));
    }

    [Fact]
    public void Nothing_to_show_is_said_everywhere()
    {
        Desk.Sources.Clear();
        Desk.Badges.Clear();
        Desk.Kept.Clear();
        Desk.Letters.Clear();
        Desk.Unknown.Clear();

        var page = Open<IntakePage>("admin", "/intake");

        page.WaitForAssertion(() => Assert.Contains("还没有接入上游系统或考勤机", page.Markup));
        Assert.Contains("没有待匹配的工号", page.Markup);
        Assert.Contains("没有提示", page.Markup);
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("manager", true)]
    [InlineData("clerk", true)]
    [InlineData("finance", false)]
    [InlineData("auditor", false)]
    public void The_menu_shows_it_to_those_who_may(string user, bool shown)
    {
        Assert.Equal(shown, HrActors.Dashboard.Access.AccessRules.SeesIntake(Account(user)));
        var page = Open<IntakePage>(user, "/intake");

        page.WaitForAssertion(() => Assert.Equal(!shown, page.Markup.Contains("您的角色无权查看考勤接入。", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> States(IRenderedComponent<IntakePage> page, string source) =>
        [.. page.FindAll($"tr[data-source='{source}'] .hr-tag").Select(tag => tag.TextContent)];

    private static AngleSharp.Dom.IElement Confirm(IRenderedComponent<IntakePage> page) =>
        page.FindAll(".hr-inline-form button").First(button => button.TextContent.Trim() == "确认登记");
}
