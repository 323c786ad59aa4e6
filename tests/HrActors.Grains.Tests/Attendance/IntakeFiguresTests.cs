using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Attendance;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteIntakeFiguresTests(HrCluster cluster) : IntakeFiguresTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresIntakeFiguresTests(PostgresCluster cluster) : IntakeFiguresTests(cluster.OrSkip());

/// <summary>What came in, as the silos report it and as they wrote it down.</summary>
public abstract class IntakeFiguresTests(HrCluster cluster)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).ToOffset(ChinaTime.Offset);

    /// <summary>The first moment of today.</summary>
    private static readonly DateTimeOffset Midnight = new(Now.Date, ChinaTime.Offset);

    private IIntakeFiguresGrain Figures => cluster.Grains.GetGrain<IIntakeFiguresGrain>(GrainKeys.IntakeFigures);

    private IIntakeRows Rows => cluster.Get<IIntakeRows>();

    [SkippableFact]
    public async Task What_silos_that_are_gone_had_counted_today_is_kept_and_added_to_what_comes()
    {
        await Rows.WriteDown(new() { Silo = "gone", Sources = [Of("added", 60_000, Midnight, Midnight.AddHours(-1))] }, default);
        await Rows.WriteDown(new() { Silo = "gone", Sources = [Of("added", 60_001, Midnight, Midnight.AddMinutes(-1))] }, default);

        var kept = await Read("added");
        Assert.Equal((60_001, Midnight, Midnight.AddMinutes(-1), 60L, true), (kept.Today, kept.LastReceivedAt, kept.LastEventAt, kept.LagSeconds, kept.IsKept));

        var next = Of("added", 5, Now, Now.AddMinutes(-2));
        await Rows.WriteDown(new() { Silo = "next", Sources = [next] }, default);
        await Figures.Report(new() { Silo = "next", Sources = [next] });

        var both = await Read("added");
        Assert.Equal((60_006, Now, Now.AddMinutes(-2), false), (both.Today, both.LastReceivedAt, both.LastEventAt, both.IsKept));
    }

    [SkippableTheory]
    [InlineData("the last moment of yesterday", -1, 0)]
    [InlineData("the first moment of today", 0, 7)]
    public async Task Of_another_day_only_the_last_event_is_kept(string case_, int seconds, long today)
    {
        var at = Midnight.AddSeconds(seconds);
        await Rows.WriteDown(new() { Silo = "gone", Sources = [Of(case_, 7, at, at.AddMinutes(-1))] }, default);

        var kept = await Read(case_);

        Assert.Equal((today, at.AddMinutes(-1)), (kept.Today, kept.LastEventAt));
    }

    [SkippableFact]
    public async Task Only_figures_that_newer_ones_stand_for_are_forgotten()
    {
        await Rows.WriteDown(new() { Silo = "old", Sources = [Of("purged", 1, Midnight.AddDays(-9), Midnight.AddDays(-9)), Of("alone", 1, Midnight.AddDays(-9), Midnight.AddDays(-9))] }, default);
        await Rows.WriteDown(new() { Silo = "new", Sources = [Of("purged", 1, Midnight.AddDays(-5), Midnight.AddDays(-5))] }, default);

        await Rows.Purge(Midnight.AddDays(-2), default);

        var left = (await Rows.Figures(default)).SelectMany(silo => silo.Sources.Select(source => (silo.Silo, source.Source))).ToList();
        Assert.Contains(("new", "purged"), left);
        Assert.Contains(("old", "alone"), left);
        Assert.DoesNotContain(("old", "purged"), left);
    }

    private static SourceFigures Of(string source, long today, DateTimeOffset receivedAt, DateTimeOffset eventAt) =>
        new() { Source = source, Today = today, LastReceivedAt = receivedAt, LastEventAt = eventAt, LagSeconds = (long)(receivedAt - eventAt).TotalSeconds };

    private async Task<SourceFigures> Read(string source) => Assert.Single(await Figures.Get(), figures => figures.Source == source);
}
