using System.Net;
using HrActors.Contracts.Policies;
using HrActors.Grains.Policies;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Grains.Tests.Policies;

public sealed class PolicyFeedReaderTests
{
    private static readonly PolicyFeed Feed = new()
    {
        Url = "http://127.0.0.1/policy.yaml", IntervalMinutes = 60, SetBy = "admin", SetAt = DateTimeOffset.UnixEpoch,
    };

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_feed_that_does_not_come_to_an_end_within_ten_seconds_is_given_up(bool headersCome)
    {
        using var server = new SlowServer(headersCome);
        var look = new PolicyFeedReader(server, _time).Look(Feed, CancellationToken.None);
        await server.Reached;

        _time.Advance(PolicyFeedReader.Limit - TimeSpan.FromMilliseconds(1));
        Assert.False(server.GivenUp.IsCompleted);
        Assert.False(look.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        var (text, tag, fault) = await look;
        Assert.Equal((null, null, "policy-feed.timeout"), (text, tag, fault?.Code));
        await server.GivenUp;
    }

    [Fact]
    public async Task Who_stops_the_look_is_not_told_of_a_slow_feed()
    {
        using var server = new SlowServer(headersCome: false);
        using var stop = new CancellationTokenSource();
        var look = new PolicyFeedReader(server, _time).Look(Feed, stop.Token);
        await server.Reached;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
    }

    /// <summary>Takes a request and holds it, before the first byte or in the middle of the body, until the reader gives up.</summary>
    private sealed class SlowServer(bool headersCome) : HttpMessageHandler, IHttpClientFactory
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public Task GivenUp => _givenUp.Task;

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (headersCome) return new(HttpStatusCode.OK) { Content = new EndlessContent(this) };
            await Hold(cancellationToken);
            throw new InvalidOperationException("Nobody waits for this any more.");
        }

        private async Task Hold(CancellationToken cancellationToken)
        {
            await using var registration = cancellationToken.Register(() => _givenUp.TrySetResult());
            _reached.TrySetResult();
            await _givenUp.Task;
            cancellationToken.ThrowIfCancellationRequested();
        }

        private sealed class EndlessContent(SlowServer server) : HttpContent
        {
            protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => server.Hold(CancellationToken.None);

            protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
                server.Hold(cancellationToken);

            protected override bool TryComputeLength(out long length)
            {
                length = 0;
                return false;
            }
        }
    }
}
