using AngleSharp.Dom;
using Bunit;
using HrActors.Dashboard.Onboarding;

namespace HrActors.Dashboard.Tests.Onboarding;

public sealed class OnboardingPageTests : PageTest
{
    /// <summary>Sequence code 998: no living person holds it.</summary>
    private const string Valid = "110101190001019982";

    [Fact]
    public void The_number_is_checked_while_it_is_typed()
    {
        var page = Open<OnboardingPage>("manager", "/onboarding");
        Assert.Contains("输入证件号码后即时校验", page.Find(".hr-identity").TextContent);

        Field(page, "证件号码").Input(Check("11010119000101998"));
        Assert.Contains("号码有效", page.Find(".hr-identity").TextContent);
        Assert.Contains("1900-01-01", page.Find(".hr-identity").TextContent);
        Assert.Contains("北京", page.Find(".hr-identity").TextContent);
        Assert.Contains("女", page.Find(".hr-identity").TextContent);

        Field(page, "证件号码").Input("1101011900010");
        Assert.Contains("号码无效", page.Find(".hr-identity").TextContent);
        Assert.Equal("identity.length", page.Find(".hr-reasons li").GetAttribute("data-code"));
    }

    [Fact]
    public void A_refused_field_says_why_beside_itself_until_it_is_typed_again()
    {
        var page = Open<OnboardingPage>("manager", "/onboarding");
        Field(page, "工号").Change("CS0001");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("没有这个分支机构", page.Find("form").TextContent));
    }

    [Fact]
    public void The_wage_is_asked_for_as_gross()
    {
        var page = Open<OnboardingPage>("manager", "/onboarding");

        Assert.Contains("应发", page.Find("form").TextContent);
        Assert.Contains("不是实发", page.Find("form").TextContent);
    }

    [Fact]
    public void After_submitting_the_employee_is_shown()
    {
        var page = Open<OnboardingPage>("cs-manager", "/onboarding");
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("input"), input => input.GetAttribute("value") == "长沙分公司"));
        Field(page, "工号").Change("NEW001");
        Field(page, "姓名").Change("测试");
        Field(page, "证件号码").Input(Valid);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/employees/NEW001", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("4301", Group.Employees["NEW001"].Branch.Code);
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("finance")]
    public void Others_are_told_that_they_cannot(string user)
    {
        var page = Open<OnboardingPage>(user, "/onboarding");

        page.WaitForAssertion(() => Assert.Contains("您的角色不能办理入职。", page.Markup));
        Assert.Empty(page.FindAll("form"));
    }

    private static string Check(string seventeen) => seventeen + Domain.Identity.IdentityChecksum.Of(seventeen);

    private static IElement Field(IRenderedComponent<OnboardingPage> page, string label)
    {
        var found = page.FindAll("label").First(element => element.TextContent.TrimEnd('*', ' ').StartsWith(label, StringComparison.Ordinal));
        return page.Find("#" + found.GetAttribute("for"));
    }
}
