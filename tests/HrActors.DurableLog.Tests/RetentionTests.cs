using System.Globalization;
using HrActors.DurableLog.Retention;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrActors.DurableLog.Tests;

/// <summary>How many whole months before the present one are kept.</summary>
public sealed class RetentionTests(LogDatabases databases) : IClassFixture<LogDatabases>
{
    private static readonly LogStream Stream = new("gates", "north");

    public static TheoryData<string, string, int, string[]> Table
    {
        get
        {
            var table = new TheoryData<string, string, int, string[]>();
            foreach (var kind in (string[])[LogDatabases.Sqlite, LogDatabases.Postgres])
            {
                table.Add(kind, "2024-05-31T23:59:59Z", 3, ["february", "march"]);
                table.Add(kind, "2024-06-01T00:00:00Z", 3, ["march"]);
                table.Add(kind, "2024-06-02T00:00:00Z", 2, []);
                table.Add(kind, "2034-06-02T00:00:00Z", 0, ["january", "february", "march"]);
            }

            return table;
        }
    }

    [SkippableTheory, MemberData(nameof(Table))]
    public async Task Months_that_are_not_kept_any_more_are_deleted(string kind, string now, int keepMonths, string[] kept)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        await log.Append(
            Stream,
            TestLog.Event("january", at: At(1)),
            TestLog.Event("february", at: At(2)),
            TestLog.Event("march", at: At(3)));
        await log.Database.SaveCheckpoint((await log.ReadAll(Stream))[0].Queue, 3, 0, CancellationToken.None);
        using var retention = Retention(log, now, keepMonths);

        Assert.Equal(3 - kept.Length, await retention.Sweep(CancellationToken.None));

        Assert.Equal(kept, (await log.ReadAll(Stream)).Select(record => record.EventId));
    }

    [SkippableTheory, InlineData(LogDatabases.Sqlite), InlineData(LogDatabases.Postgres)]
    public async Task Whoever_still_needs_something_is_asked_before_and_what_is_delivered_meanwhile_stays(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        await log.Append(
            Stream,
            TestLog.Event("first", at: At(1), subject: "b"),
            TestLog.Event("second", at: At(1), subject: "a"),
            TestLog.Event("later", at: At(3), subject: "c"),
            TestLog.Event("late", at: At(1), subject: "d"));
        var queue = (await log.ReadAll(Stream))[0].Queue;
        await log.Database.SaveCheckpoint(queue, 3, 0, CancellationToken.None);
        var (first, second) = ((IReadOnlyList<string>)[], (IReadOnlyList<string>)[]);
        var reader = new Reader(async firstKept =>
        {
            first = await log.SubjectsBefore(Stream.Namespace, firstKept, null, 1, CancellationToken.None);
            second = await log.SubjectsBefore(Stream.Namespace, firstKept, first[0], 10, CancellationToken.None);
            await log.Database.SaveCheckpoint(queue, 4, 3, CancellationToken.None);
        });
        using var retention = Retention(log, "2024-05-02T00:00:00Z", 3, reader);

        Assert.Equal(2, await retention.Sweep(CancellationToken.None));

        Assert.Equal(["a"], first);
        Assert.Equal(["b"], second);
        Assert.Equal(["later", "late"], (await log.ReadAll(Stream)).Select(record => record.EventId));
    }

    [SkippableTheory, InlineData(LogDatabases.Sqlite), InlineData(LogDatabases.Postgres)]
    public async Task Nothing_is_deleted_while_somebody_cannot_say_that_it_is_not_needed(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        await log.Append(Stream, TestLog.Event("january", at: At(1)));
        await log.Database.SaveCheckpoint((await log.ReadAll(Stream))[0].Queue, 1, 0, CancellationToken.None);
        using var retention = Retention(log, "2034-06-02T00:00:00Z", 3, new Reader(_ => throw new TimeoutException()));

        await Assert.ThrowsAsync<TimeoutException>(() => retention.Sweep(CancellationToken.None));

        Assert.Single(await log.ReadAll(Stream));
    }

    private static LogRetention Retention(IDurableLog log, string now, int keepMonths, params IBeforeDrop[] readers)
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        return new(
            log, readers, Options.Create(new DurableLogOptions { KeepMonths = keepMonths }), lifetime, new Clock(now), NullLogger<LogRetention>.Instance);
    }

    private static DateTimeOffset At(int month) => new(2024, month, 28, 9, 0, 0, TimeSpan.FromHours(8));

    private sealed class Reader(Func<DateOnly, Task> keep) : IBeforeDrop
    {
        public Task Keep(DateOnly firstKept, CancellationToken cancellationToken) => keep(firstKept);
    }

    private sealed class Clock(string now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
    }
}
