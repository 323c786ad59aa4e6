using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.RateLimiting;
using HrActors.Grains.Agencies;
using HrActors.Grains.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Grains.Tests.Agencies;

/// <summary>What stands between the product and an agency: two agencies behind a wire that does as it is told.</summary>
public sealed class ResilienceTests : IDisposable
{
    private readonly Wire _wire = new();
    private ServiceProvider? _services;

    public void Dispose()
    {
        _services?.Dispose();
        _wire.Dispose();
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task An_error_now_and_then_is_tried_again(HttpStatusCode error)
    {
        _wire.Answer = (_, call) => Task.FromResult(call < 3 ? error : HttpStatusCode.OK);

        await Ask("one");

        Assert.Equal(3, _wire.Calls("one"));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up()
    {
        var never = new TaskCompletionSource<HttpStatusCode>();
        _wire.Answer = (_, _) => never.Task;
        var clock = new FakeTimeProvider();
        var asked = Ask("one", clock: clock);

        while (!asked.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<AgencyUnavailableException>(() => asked);
        Assert.InRange(_wire.Calls("one"), 1, 3);
    }

    [Fact]
    public async Task An_agency_that_only_fails_is_left_alone_and_another_is_not()
    {
        _wire.Answer = (host, _) => Task.FromResult(host == "one" ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Assert.ThrowsAsync<AgencyUnavailableException>(() => Ask("one"))));

        // On a slow machine the pause may be over meanwhile: the one call that tries again begins another.
        await Eventually.Get(CallsOfOneMoreQuestion, calls => calls == 0, "the agency is left alone");
        await Ask("two");

        Assert.Equal(1, _wire.Calls("two"));

        async Task<int> CallsOfOneMoreQuestion()
        {
            var before = _wire.Calls("one");
            await Assert.ThrowsAsync<AgencyUnavailableException>(() => Ask("one"));
            return _wire.Calls("one") - before;
        }
    }

    [Fact]
    public async Task An_agency_that_fails_a_third_of_the_time_is_asked_on()
    {
        _wire.Answer = (_, call) => Task.FromResult(call % 3 == 0 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);

        for (var i = 0; i < 30; i++) await Ask("one");

        Assert.InRange(_wire.Calls("one"), 40, 50);
    }

    [Fact]
    public async Task A_repetition_takes_its_turn_like_any_other_call()
    {
        _wire.Answer = (_, call) => Task.FromResult(call < 3 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);

        await Ask("one");

        Assert.Equal(3, Resilience.Count("one")!.TotalSuccessfulLeases);
    }

    [Fact]
    public async Task Agencies_that_share_a_host_wait_for_their_turn_and_none_is_turned_away()
    {
        _services = Services(perSecond: 1, concurrent: 2, host: "shared");
        var asked = new[] { Ask("one"), Ask("one"), Ask("two"), Ask("two") };

        RateLimiterStatistics? count;
        while ((count = Resilience.Count("shared")) is null || count.TotalSuccessfulLeases + count.CurrentQueuedCount + count.TotalFailedLeases < asked.Length)
            await Task.Yield();

        Assert.Equal(0, count.TotalFailedLeases);
        await _services.DisposeAsync();
        await Record.ExceptionAsync(() => Task.WhenAll(asked));
    }

    private AgencyResilience Resilience => _services!.GetRequiredService<AgencyResilience>();

    private Task Ask(string agencyId, TimeProvider? clock = null)
    {
        _services ??= Services(clock: clock);
        return _services.GetRequiredService<IAgencyGateways>().Get(agencyId).Query("1", "示例", [], CancellationToken.None);
    }

    private ServiceProvider Services(int perSecond = 200, int concurrent = 32, string? host = null, TimeProvider? clock = null)
    {
        var values = new Dictionary<string, string?>
        {
            ["Hr:Agencies:CallSeconds"] = "30", ["Hr:Agencies:CallsPerSecond"] = perSecond.ToString(CultureInfo.InvariantCulture),
            ["Hr:Agencies:ConcurrentCalls"] = concurrent.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var id in new[] { "one", "two" })
        {
            values[$"Hr:Agencies:Http:{id}:Url"] = $"http://{host ?? id}/";
            values[$"Hr:Agencies:Http:{id}:Key"] = "key";
            values[$"Hr:Agencies:Http:{id}:CallbackSecret"] = "secret";
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddLogging();
        if (clock is not null) services.AddSingleton(clock);
        services.AddHrAgencies();
        services.AddHttpClient(HttpAgencyGateway.ClientName).ConfigurePrimaryHttpMessageHandler(() => _wire);
        return services.BuildServiceProvider();
    }

    private sealed class Wire : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, int> _calls = new();

        /// <summary>By host and the number of the call to it, from 1.</summary>
        public Func<string, int, Task<HttpStatusCode>> Answer { get; set; } = (_, _) => Task.FromResult(HttpStatusCode.OK);

        public int Calls(string host) => _calls.GetValueOrDefault(host);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var host = request.RequestUri!.Host;
            var status = await Answer(host, _calls.AddOrUpdate(host, 1, (_, count) => count + 1)).WaitAsync(cancellationToken);
            return new(status) { Content = new StringContent("""{"records":[]}""", Encoding.UTF8, "application/json") };
        }
    }
}
