using System.Globalization;
using HrActors.DurableLog.Retention;
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
        using var retention = new LogRetention(
            log, Options.Create(new DurableLogOptions { KeepMonths = keepMonths }), new Clock(now), NullLogger<LogRetention>.Instance);

        Assert.Equal(3 - kept.Length, await retention.Sweep(CancellationToken.None));

        Assert.Equal(kept, (await log.ReadAll(Stream)).Select(record => record.EventId));
    }

    private static DateTimeOffset At(int month) => new(2024, month, 28, 9, 0, 0, TimeSpan.FromHours(8));

    private sealed class Clock(string now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
    }
}
