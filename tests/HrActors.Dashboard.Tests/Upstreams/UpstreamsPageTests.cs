using Bunit;
using HrActors.Dashboard.Upstreams;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Tests.Upstreams;

public sealed class UpstreamsPageTests : PageTest
{
    [Theory]
    [InlineData("up-1", "Valid")]
    [InlineData("up-2", "Ends within 30 days")]
    [InlineData("up-2", "Old key until")]
    [InlineData("up-3", "Revoked")]
    [InlineData("up-4", "Expired")]
    public void The_state_of_a_key_is_told(string id, string text)
    {
        Language = Language.En;

        Assert.Contains(text, Open<UpstreamsPage>("admin", "/upstreams").Find($"tr[data-upstream={id}]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("auditor")]
    public void Others_see_none(string user)
    {
        var page = Open<UpstreamsPage>(user, "/upstreams");

        Assert.Empty(page.FindAll("tr[data-upstream]"));
        Assert.NotNull(page.Find("[role=note]"));
    }
}
