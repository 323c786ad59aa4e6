using System.Net;
using HrActors.Silo.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HrActors.EndToEnd.Tests.Web;

public sealed class WebGuardTests
{
    /// <summary>From another machine, over plain http, where https is demanded.</summary>
    [Theory]
    [InlineData("/health/ready", true)]
    [InlineData("/health/live", true)]
    [InlineData("/iclock/getrequest", true)]
    [InlineData("/healthy", false)]
    [InlineData("/sign-in", false)]
    public async Task Only_probes_and_time_clocks_are_answered_without_https(string path, bool isAnswered)
    {
        var answered = false;
        var guard = new WebGuard(
            _ =>
            {
                answered = true;
                return Task.CompletedTask;
            },
            Options.Create(new WebOptions { RequireTls = true }));
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Connection.RemoteIpAddress) = ("GET", path, IPAddress.Parse("10.0.0.5"));

        await guard.InvokeAsync(context);

        Assert.Equal(isAnswered, answered);
        Assert.Equal(isAnswered ? StatusCodes.Status200OK : StatusCodes.Status308PermanentRedirect, context.Response.StatusCode);
    }
}
