using Bunit;
using HrActors.Dashboard.Agencies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HrActors.Dashboard.Tests.Agencies;

public sealed class SealsPageTests : PageTest
{
    [Fact]
    public void A_person_imports_a_certificate_and_revokes_it_with_a_reason()
    {
        var page = Open<SealsPage>("manager", "/seals");
        page.WaitForAssertion(() => Assert.Contains("还没有个人签名证书", page.Markup));
        Assert.DoesNotContain("示例商贸有限公司", page.Markup);

        Choose(page, "preview");

        page.WaitForAssertion(() => Assert.Contains("CN=manager", page.Find("[data-seal]").TextContent));
        Assert.Contains("还剩 1,095 天", page.Find("[data-seal]").TextContent);
        page.Find("[data-seal] button").Click();
        Field(page, "停用理由").Input("离职");
        page.FindAll("button").First(button => button.TextContent.Trim() == "确认停用").Click();
        page.WaitForAssertion(() => Assert.Contains("已停用", page.Find("[data-seal]").TextContent));
        Assert.Contains("离职", page.Find("[data-seal]").TextContent);
    }

    [Fact]
    public void A_revocation_that_was_refused_keeps_its_reason()
    {
        var page = Open<SealsPage>("manager", "/seals");
        page.WaitForElement("#import");
        Choose(page, "preview");
        page.WaitForElement("[data-seal] button").Click();
        Field(page, "停用理由").Input("?");

        page.FindAll("button").First(button => button.TextContent.Trim() == "确认停用").Click();

        page.WaitForAssertion(() => Assert.Contains("理由不完整", page.Markup));
        Assert.Equal("?", Field(page, "停用理由").GetAttribute("value"));
    }

    [Fact]
    public void A_wrong_passphrase_is_told_and_does_not_stay_in_the_field()
    {
        var page = Open<SealsPage>("manager", "/seals");
        page.WaitForElement("#import");

        Choose(page, "wrong");

        page.WaitForAssertion(() => Assert.Contains("密码不正确", page.Find("[data-code='signature.import-unreadable']").TextContent));
        Assert.DoesNotContain("wrong", page.Markup);
    }

    [Fact]
    public void An_administrator_sees_what_is_valid_how_long_and_what_is_for_trial()
    {
        var page = Open<SealsPage>("admin", "/seals");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-seal]").Count));
        Assert.Contains("还剩 31 天", page.FindAll("[data-seal]")[0].TextContent);
        Assert.Contains("hr-tag-warn", page.FindAll("[data-seal]")[0].InnerHtml);
        Assert.Contains("示例（自签名）", page.FindAll("[data-seal]")[1].TextContent);
    }

    [Fact]
    public void A_trial_certificate_is_labelled_as_such()
    {
        var page = Open<SealsPage>("manager", "/seals");
        page.WaitForElement("#import");

        page.FindAll("button").First(button => button.TextContent.Trim() == "生成示例证书").Click();

        page.WaitForAssertion(() => Assert.Contains("示例（自签名）", page.Find("[data-seal]").TextContent));
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("finance")]
    public void Others_have_no_certificates(string user) => Assert.Empty(Open<SealsPage>(user, "/seals").FindAll("#import"));

    private static void Choose(IRenderedComponent<SealsPage> page, string passphrase)
    {
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([1, 2, 3], "我的.p12"));
        Field(page, "口令").Input(passphrase);
        page.FindAll("button").First(button => button.TextContent.Trim() == "导入").Click();
    }

    private static AngleSharp.Dom.IElement Field<T>(IRenderedComponent<T> page, string label) where T : IComponent =>
        page.Find("#" + page.FindAll("label").First(one => one.TextContent.StartsWith(label, StringComparison.Ordinal)).GetAttribute("for"));
}
