using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using HrActors.Grains.Agencies;
using HrActors.Grains.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAsync<AgencyUnavailableException>(() => Ask("one"));

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_agency_that_only_fails_is_left_alone_and_another_is_not()
    {
        _wire.Answer = (host, _) => Task.FromResult(host == "one" ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Assert.ThrowsAsync<AgencyUnavailableException>(() => Ask("one"))));
        var calls = _wire.Calls("one");

        await Assert.ThrowsAsync<AgencyUnavailableException>(() => Ask("one"));
        await Ask("two");

        Assert.Equal((calls, 1), (_wire.Calls("one"), _wire.Calls("two")));
    }

    [Fact]
    public async Task An_agency_that_fails_a_third_of_the_time_is_asked_on()
    {
        _wire.Answer = (_, call) => Task.FromResult(call % 3 == 0 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);

        for (var i = 0; i < 30; i++) await Ask("one");

        Assert.InRange(_wire.Calls("one"), 40, 50);
    }

    [Fact]
    public async Task No_second_has_more_calls_than_allowed_and_none_is_lost()
    {
        var (watch, at) = (Stopwatch.StartNew(), new ConcurrentQueue<TimeSpan>());
        _wire.Answer = (_, _) =>
        {
            at.Enqueue(watch.Elapsed);
            return Task.FromResult(HttpStatusCode.OK);
        };

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Ask("one", perSecond: 5)));

        var times = at.Order().ToList();
        Assert.Equal(12, times.Count);
        // A segment of the window is a tenth of a second.
        Assert.All(Enumerable.Range(5, 7), i => Assert.True(times[i] - times[i - 5] > TimeSpan.FromSeconds(0.7), string.Join(' ', times)));
    }

    private Task Ask(string agencyId, int perSecond = 200)
    {
        _services ??= Services(perSecond);
        return _services.GetRequiredService<IAgencyGateways>().Get(agencyId).Query("1", "示例", CancellationToken.None);
    }

    private ServiceProvider Services(int perSecond)
    {
        var values = new Dictionary<string, string?>
        {
            ["Hr:Agencies:CallSeconds"] = "1", ["Hr:Agencies:CallsPerSecond"] = perSecond.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var id in new[] { "one", "two" })
        {
            values[$"Hr:Agencies:Http:{id}:Url"] = $"http://{id}/";
            values[$"Hr:Agencies:Http:{id}:Key"] = "key";
            values[$"Hr:Agencies:Http:{id}:CallbackSecret"] = "secret";
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddLogging();
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
