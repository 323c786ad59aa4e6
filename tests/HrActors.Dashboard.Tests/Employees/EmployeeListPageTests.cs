using Bunit;
using HrActors.Dashboard.Employees;

namespace HrActors.Dashboard.Tests.Employees;

public sealed class EmployeeListPageTests : PageTest
{
    [Fact]
    public void A_page_holds_fifty_and_goes_on_behind_the_last()
    {
        var page = Open<EmployeeListPage>("manager", "/employees");
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody tr").Count));

        page.FindAll(".hr-pager button").Single(button => button.TextContent.Trim() == "下一页").Click();

        Assert.EndsWith("?after=000050", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("000051", page.Find("tbody tr a").TextContent));
    }

    [Fact]
    public void The_address_carries_the_selection()
    {
        var page = Open<EmployeeListPage>("manager", "/employees?branch=4301&status=Onboarding");

        page.WaitForAssertion(() => Assert.Equal(["CS0001", "CS0002"], page.FindAll("tbody a").Select(link => link.TextContent)));
    }

    [Theory]
    [InlineData("/employees?q=没有这个人", "没有符合条件的员工")]
    [InlineData("/employees", "还没有员工")]
    public void Nothing_to_show_is_said_and_why(string address, string expected)
    {
        Group.Employees.Clear();

        var page = Open<EmployeeListPage>("manager", address);

        page.WaitForAssertion(() => Assert.Contains(expected, page.Markup));
    }

    [Fact]
    public void Finance_sees_three_columns()
    {
        var page = Open<EmployeeListPage>("finance", "/employees");

        page.WaitForAssertion(() => Assert.Equal(["工号", "姓名", "分支机构"], page.FindAll("th").Select(head => head.TextContent)));
    }

    [Fact]
    public void Somebody_new_appears_by_itself()
    {
        var page = Open<EmployeeListPage>("manager", "/employees?q=ZZ");
        page.WaitForAssertion(() => Assert.Contains("没有符合条件的员工", page.Markup));

        Group.Put(Group.Employees["000001"] with { EmployeeNo = "ZZ0001" });

        page.WaitForAssertion(() => Assert.Equal("ZZ0001", page.Find("tbody a").TextContent));
    }
}
