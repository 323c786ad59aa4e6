using System.Net;

namespace HrActors.EndToEnd.Tests.Journeys;

/// <summary>The README's first command. Styles and scripts of libraries are answered empty when the host is set up wrongly.</summary>
public sealed class DotnetRunTests
{
    [Fact]
    public async Task The_first_page_and_what_it_needs_come_from_this_machine()
    {
        await using var host = await ProductHost.StartByDotnetRun();

        foreach (var path in new[] { "sign-in", "_framework/blazor.web.js", "_content/MudBlazor/MudBlazor.min.css", "_content/MudBlazor/MudBlazor.min.js" })
        {
            using var response = await host.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True((await response.Content.ReadAsByteArrayAsync()).Length > 500, $"{path} is empty");
        }
    }
}
