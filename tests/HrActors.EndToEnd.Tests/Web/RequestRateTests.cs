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
        Assert.Equal(6, Enumerable.Range(0, 20).Count(_ => _rates.Allows(Session("s-1"))));
        Assert.True(_rates.Allows(Session("s-2")));
    }

    [Fact]
    public void A_key_of_an_upstream_system_is_limited_by_events_instead() =>
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(_rates.Allows(Session("k") with { Role = Role.Upstream })));

    [Fact]
    public void Who_has_no_token_shares_the_room_of_the_address()
    {
        Assert.Equal(3, Enumerable.Range(0, 20).Count(_ => _rates.Allows(From("203.0.113.7"))));
        Assert.True(_rates.Allows(From("203.0.113.8")));
    }

    [Fact]
    public void By_default_two_hundred_a_second_are_free()
    {
        var defaults = new WebOptions();
        Assert.True(defaults.SessionRate >= 200);
    }

    private static Principal Session(string id) => new() { UserName = "u", DisplayName = "U", Role = Role.HrClerk, Stamp = "1", SessionId = id };

    private static HttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }
}
