using System.Collections.Concurrent;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Feed;
using HrActors.Grains.Feed;
using HrActors.Grains.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Grains.Tests.Feed;

[Collection(HrCluster.Shared.Name)]
public sealed class PunchNewsTests(HrCluster cluster)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task The_first_is_told_at_once_and_what_follows_together_each_employee_once()
    {
        var ear = new Ear("news-of-" + Guid.NewGuid().ToString("N"));
        var reference = cluster.Grains.CreateObjectReference<IFeedObserver>(ear);
        await cluster.Grains.GetGrain<IFeedGrain>(GrainKeys.Feed).Subscribe(reference);
        using var news = new PunchNews(cluster.Grains, cluster.Get<Callers>(), _time, NullLogger<PunchNews>.Instance);
        await news.StartAsync(CancellationToken.None);

        Tell(news, ear, "one", 1);
        var first = await Heard(ear, count: 1);
        Tell(news, ear, "one", 2);
        Tell(news, ear, "one", 3);
        Tell(news, ear, "two", 4);
        Assert.Single(ear.Told);
        var second = await Heard(ear, count: 2);

        Assert.Equal([Start.AddSeconds(1)], first.Select(change => change.At));
        Assert.Equal([Start.AddSeconds(3), Start.AddSeconds(4)], second.Select(change => change.At).Order());
        await news.StopAsync(CancellationToken.None);
        await cluster.Grains.GetGrain<IFeedGrain>(GrainKeys.Feed).Unsubscribe(reference);
    }

    private static void Tell(PunchNews news, Ear ear, string employeeNo, int second) =>
        news.Tell(employeeNo, new() { BranchCode = ear.Branch, At = Start.AddSeconds(second) });

    /// <summary>What was told last of so many, while time goes on.</summary>
    private async Task<ImmutableArray<Change>> Heard(Ear ear, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (ear.Told.Count < count)
        {
            await tick.WaitForNextTickAsync(limit.Token);
            if (count > 1) _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        return ear.Told.Last();
    }

    /// <summary>Hears the changes of one branch.</summary>
    private sealed class Ear(string branch) : IFeedObserver
    {
        public string Branch => branch;

        public ConcurrentQueue<ImmutableArray<Change>> Told { get; } = new();

        public Task Notify(ImmutableArray<Change> changes)
        {
            if (changes.Any(change => change.BranchCode == branch)) Told.Enqueue(changes);
            return Task.CompletedTask;
        }
    }
}
