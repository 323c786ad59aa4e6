using HrActors.Domain.Attendance.Devices;

namespace HrActors.Domain.Tests.Attendance.Devices;

public sealed class DriftLogTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(2);

    private static readonly DateTimeOffset Nine = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("right", new[] { 0, 1, 0 }, 0)]
    [InlineData("too few", new[] { 90, 90 }, null)]
    [InlineData("slow", new[] { 90, 91, 89 }, 90)]
    [InlineData("fast", new[] { -3600, -3599, -3601 }, -3600)]
    [InlineData("a zone off", new[] { -28800, -28800, -28801, -28799 }, -28800)]
    [InlineData("one punch was late", new[] { 2, 1, 7200, 2, 3 }, 2)]
    [InlineData("set back to the year 2000", new[] { 848000000, 848000001, 848000002 }, 848000001)]
    public void The_drift_is_the_median_of_what_arrived_as_it_happened(string _, int[] offBy, int? seconds)
    {
        var (log, at) = Connected();
        foreach (var off in offBy)
        {
            at = at.AddSeconds(30);
            log = log.Contact(at, Outage).Observe(at, [at.AddSeconds(-off)], Outage);
        }

        Assert.Equal(seconds, (int?)log.Estimate?.TotalSeconds);
    }

    [Theory]
    [InlineData(DriftLog.MostAtOnce, 1)]
    [InlineData(DriftLog.MostAtOnce + 1, 0)]
    public void A_back_log_tells_nothing(int rows, int samples)
    {
        var (log, at) = Connected();

        log = log.Observe(at, [.. Enumerable.Range(0, rows).Select(hour => at.AddHours(-hour))], Outage);

        Assert.Equal(samples, log.Seconds.Count);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void After_an_outage_the_first_two_minutes_tell_nothing(int secondsAfter, int samples)
    {
        var back = Nine.AddHours(5);
        var log = Connected().Log.Contact(back, Outage);
        var at = back + Outage;
        for (var poll = back; poll < at; poll = poll.AddSeconds(30)) log = log.Contact(poll, Outage);
        at = at.AddSeconds(secondsAfter);

        log = log.Contact(at, Outage).Observe(at, [at.AddHours(-3)], Outage);

        Assert.Equal(samples, log.Seconds.Count);
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void Silence_of_more_than_two_minutes_is_an_outage(int seconds, bool stayed)
    {
        var (log, at) = Connected();

        Assert.Equal(stayed, log.Contact(at.AddSeconds(seconds), Outage).ConnectedSince == log.ConnectedSince);
    }

    [Fact]
    public void The_window_is_bounded_and_follows_a_clock_that_was_set()
    {
        var (log, at) = Connected();
        for (var i = 0; i < 200; i++)
        {
            at = at.AddSeconds(30);
            log = log.Contact(at, Outage).Observe(at, [at.AddSeconds(i < 150 ? 600 : 0)], Outage);
        }

        Assert.Equal(DriftLog.Window, log.Seconds.Count);
        Assert.Equal(TimeSpan.Zero, log.Estimate);
        Assert.Null(log.Reset().Estimate);
    }

    private static (DriftLog Log, DateTimeOffset At) Connected()
    {
        var log = DriftLog.Empty;
        var at = Nine;
        for (log = log.Contact(at, Outage); at < Nine.AddMinutes(3); log = log.Contact(at, Outage)) at = at.AddSeconds(30);
        return (log, at);
    }
}
