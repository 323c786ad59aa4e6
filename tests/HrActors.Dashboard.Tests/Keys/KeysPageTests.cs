using Bunit;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Keys;

namespace HrActors.Dashboard.Tests.Keys;

public sealed class KeysPageTests : PageTest
{
    [Fact]
    public void A_key_is_changed_with_a_reason_and_the_progress_follows_to_the_end()
    {
        var page = Open<KeysPage>("admin", "/encryption-keys");
        page.WaitForElement("[data-key=k1]");
        Assert.True(Button(page, "更换密钥").HasAttribute("disabled"));

        page.Find(".hr-waive input").Input("年度更换");
        Button(page, "更换密钥").Click();
        page.WaitForAssertion(() => Assert.Contains("正在重新加密", page.Markup));
        Assert.Empty(page.FindAll("[data-key=k1] button"));

        Time.Advance(RunningPage.BetweenLooks);
        page.WaitForAssertion(() => Assert.Equal("600", page.Find("[data-seen]").GetAttribute("data-seen")));
        Time.Advance(RunningPage.BetweenLooks);
        page.WaitForAssertion(() => Assert.Contains("已完成", page.Markup));
        page.Find(".hr-waive input").Input("旧密钥已无数据使用");
        page.Find("[data-key=k1] button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-key=k1]")));
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("auditor")]
    public void Nobody_else_manages_keys(string user)
    {
        var page = Open<KeysPage>(user, "/encryption-keys");

        page.WaitForAssertion(() => Assert.Contains("仅系统管理员可以管理密钥。", page.Markup));
        Assert.Empty(page.FindAll("[data-key]"));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<KeysPage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text);
}
