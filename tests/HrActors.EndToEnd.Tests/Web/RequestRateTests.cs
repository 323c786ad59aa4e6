using System.Diagnostics;
using System.Net;
using HrActors.Contracts.Access;
using HrActors.Silo.Access;
using HrActors.Silo.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HrActors.EndToEnd.Tests.Web;

public sealed class RequestRateTests : IAsyncDisposable
{
    private readonly RequestRates _rates = new(Options.Create(new WebOptions { SessionRate = 2, AnonymousRate = 1 }));

    public ValueTask DisposeAsync() => _rates.DisposeAsync();

    [Fact]
    public void A_session_has_room_of_its_own()
    {
        AssertRoom(6, perSecond: 2, () => _rates.Allows(Session("s-1")));
        Assert.True(_rates.Allows(Session("s-2")));
    }

    [Fact]
    public void A_key_of_an_upstream_system_is_limited_by_events_instead() =>
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(_rates.Allows(Session("k") with { Role = Role.Upstream })));

    [Fact]
    public void Who_has_no_token_shares_the_room_of_the_address()
    {
        AssertRoom(3, perSecond: 1, () => _rates.Allows(From("203.0.113.7")));
        Assert.True(_rates.Allows(From("203.0.113.8")));
    }

    [Fact]
    public void By_default_two_hundred_a_second_are_free()
    {
        var defaults = new WebOptions();
        Assert.True(defaults.SessionRate >= 200);
    }

    /// <summary>So many at once, and of those that follow no more than what has grown back since the first.</summary>
    private static void AssertRoom(int atOnce, int perSecond, Func<bool> allows)
    {
        var since = Stopwatch.StartNew();
        var allowed = Enumerable.Range(0, 20).Count(_ => allows());
        Assert.InRange(allowed, atOnce, atOnce + (int)Math.Ceiling(since.Elapsed.TotalSeconds * perSecond));
    }

    private static Principal Session(string id) => new() { UserName = "u", DisplayName = "U", Role = Role.HrClerk, SessionId = id };

    private static HttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }
}
