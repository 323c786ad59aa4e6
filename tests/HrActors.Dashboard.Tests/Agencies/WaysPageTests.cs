using Bunit;
using HrActors.Dashboard.Agencies;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Tests.Agencies;

public sealed class WaysPageTests : PageTest
{
    [Fact]
    public void Each_way_shows_which_places_and_lines_it_serves()
    {
        var page = Open<WaysPage>("manager", "/agency-ways");

        page.WaitForAssertion(() => Assert.Contains("长沙医保网厅批量", page.Find("[data-way='changsha-medical']").TextContent));
        Assert.Contains("医疗保险", page.Find("[data-way='changsha-medical']").TextContent);
        Assert.Contains("全国", page.Find("[data-way='manual']").TextContent);
        Assert.DoesNotContain("修改", Buttons(page));
    }

    [Fact]
    public void An_administrator_changes_the_places_and_removes_a_way()
    {
        var page = Open<WaysPage>("admin", "/agency-ways");
        page.WaitForElement("[data-way='changsha-medical'] button").Click();

        var label = page.FindAll("label").First(one => one.TextContent.StartsWith("适用地区", StringComparison.Ordinal));
        page.Find("#" + label.GetAttribute("for")).Input("43，4201");
        page.FindAll(".hr-way-form button").First(button => button.TextContent.Trim() == "保存").Click();

        page.WaitForAssertion(() => Assert.Contains("4201", page.Find("[data-way='changsha-medical']").TextContent));
        page.FindAll("[data-way='changsha-medical'] button").First(button => button.TextContent.Trim() == "删除").Click();
        page.FindAll("button").First(button => button.TextContent.Trim() == "确认删除").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-way='changsha-medical']")));
    }

    [Fact]
    public void In_English_everything_is_named_too()
    {
        Language = Language.En;
        var page = Open<WaysPage>("admin", "/agency-ways");

        page.WaitForAssertion(() => Assert.Contains("everywhere", page.Find("[data-way='manual']").TextContent));
        Assert.Contains("By hand", page.Find("[data-way='manual']").TextContent);
    }

    [Fact]
    public void What_is_typed_becomes_a_way()
    {
        var way = new WayFields { Id = " hunan-file ", Name = " 湖南 ", Regions = "43， 4301、430100", Lines = [InsuranceLine.Medical, InsuranceLine.Pension], Kind = WayKind.File }.ToWay();

        Assert.Equal(("hunan-file", "湖南"), (way.Id, way.Name));
        Assert.Equal(["43", "4301", "430100"], way.Regions);
        Assert.Equal([InsuranceLine.Pension, InsuranceLine.Medical], way.Lines);
    }

    [Theory]
    [InlineData("finance")]
    [InlineData("auditor")]
    public void Others_see_none(string user) => Assert.Empty(Open<WaysPage>(user, "/agency-ways").FindAll("[data-way]"));
}
