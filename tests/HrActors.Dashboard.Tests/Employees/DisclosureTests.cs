using Bunit;
using HrActors.Dashboard.Preview.Fakes;

namespace HrActors.Dashboard.Tests.Employees;

public sealed class DisclosureTests : PageTest
{
    private const string Eye = "[data-disclose=identity-number]";

    [Fact]
    public void A_manager_sees_an_identity_number_in_clear_after_giving_a_reason_and_only_while_the_dialog_is_open()
    {
        var dialogs = Render<MudBlazor.MudDialogProvider>();
        var page = OpenEmployee("manager", "CS0001");
        page.WaitForElement(Eye).Click();
        dialogs.WaitForElement(".mud-dialog");
        Assert.True(Button(dialogs, "查看明文").HasAttribute("disabled"));
        Assert.DoesNotContain(FakePrivacyDesk.Number, dialogs.Markup + page.Markup);

        dialogs.Find(".mud-dialog input").Input("核对社保缴费凭证");
        Button(dialogs, "查看明文").Click();
        dialogs.WaitForAssertion(() => Assert.Equal(FakePrivacyDesk.Number, dialogs.Find(".hr-disclosed").TextContent));
        Button(dialogs, "关闭").Click();

        dialogs.WaitForAssertion(() => Assert.DoesNotContain(FakePrivacyDesk.Number, dialogs.Markup + page.Markup));
    }

    [Fact]
    public void A_clerk_is_not_offered_it()
    {
        var page = OpenEmployee("clerk", "CS0001");

        page.WaitForElement(".hr-facts");
        Assert.Empty(page.FindAll("[data-disclose]"));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<MudBlazor.MudDialogProvider> dialogs, string text) =>
        dialogs.FindAll("button").First(button => button.TextContent.Trim() == text);
}
