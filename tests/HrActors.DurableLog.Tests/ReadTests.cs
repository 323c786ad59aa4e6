namespace HrActors.DurableLog.Tests;

[Collection(LogFixture.Name)]
public sealed class ReadTests(LogDatabases databases)
{
    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_subject_is_read_across_streams_from_its_place_in_each_queue(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        // Enough streams that the subject lies in several queues.
        for (var i = 0; i < 12; i++)
            await log.Append(new("gates", $"g{i}"), TestLog.Event($"a{i}", subject: "E-1"), TestLog.Event($"b{i}", subject: "E-2"));
        await log.Append(new LogStream("doors", "g0"), TestLog.Event("other", subject: "E-1"));

        var all = await Read("E-1", [], 100);
        Assert.Equal(12, all.Count);
        Assert.All(all, record => Assert.Equal(("gates", "E-1"), (record.Stream.Namespace, record.Subject)));
        Assert.Equal(all.OrderBy(record => record.Queue).ThenBy(record => record.Position), all);
        Assert.True(all.Select(record => record.Queue).Distinct().Count() > 1);

        var seen = all.GroupBy(record => record.Queue).ToDictionary(queue => queue.Key, queue => queue.Max(record => record.Position));
        Assert.Empty(await Read("E-1", seen, 100));
        var skipped = seen.First();
        Assert.Equal(
            all.Where(record => record.Queue == skipped.Key),
            await Read("E-1", seen.Where(queue => queue.Key != skipped.Key).ToDictionary(), 100),
            (one, other) => one.EventId == other.EventId);
        Assert.Equal(all.Take(5).Select(record => record.EventId), (await Read("E-1", [], 5)).Select(record => record.EventId));

        Task<IReadOnlyList<LogRecord>> Read(string subject, Dictionary<int, long> after, int limit) =>
            log.ReadSubject("gates", subject, after, limit, CancellationToken.None);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Many_subjects_are_read_at_once(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        for (var i = 0; i < 30; i++) await log.Append(new LogStream("gates", $"g{i % 5}"), TestLog.Event($"{i}", subject: $"E-{i % 3}"));

        var found = await log.ReadSubjects(
            "gates", [new() { Subject = "E-0" }, new() { Subject = "E-1" }, new() { Subject = "E-9" }], 4, CancellationToken.None);

        Assert.Equal(["E-0", "E-1"], found.Keys.Order());
        Assert.All(found, subject => Assert.Equal(4, subject.Value.Count));
        Assert.All(found, subject => Assert.All(subject.Value, record => Assert.Equal(subject.Key, record.Subject)));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Retention_goes_by_the_month_of_the_event_itself(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        var offset = TimeSpan.FromHours(8);
        var stream = new LogStream("gates", "north");
        // The last minute of February and the first of March in their own offset; in UTC both are in February.
        await log.Append(stream, TestLog.Event("march", at: new(2024, 3, 1, 0, 0, 0, offset)));
        await log.Append(stream, TestLog.Event("february", at: new(2024, 2, 29, 23, 59, 59, offset)));
        await log.Append(stream, TestLog.Event("january", at: new(2024, 1, 15, 9, 0, 0, offset)));
        await log.Append(stream, TestLog.Event("january, not delivered", at: new(2024, 1, 16, 9, 0, 0, offset)));
        var queue = (await log.ReadAll(stream))[0].Queue;
        await log.Database.SaveCheckpoint(queue, 3, 0, CancellationToken.None);

        Assert.Equal(2, await log.DropMonthsBefore(new(2024, 3, 31), null, CancellationToken.None));

        Assert.Equal(["march", "january, not delivered"], (await log.ReadAll(stream)).Select(record => record.EventId));
        var again = await log.Append(stream, TestLog.Event("january", at: new(2024, 1, 15, 9, 0, 0, offset)), TestLog.Event("march"));
        Assert.Equal([AppendKind.Stored, AppendKind.IdReused], again.Select(outcome => outcome.Kind));
        Assert.Equal(5, again[0].Position);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Retention_leaves_dead_letters(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        var stream = new LogStream("gates", "north");
        var position = (await log.Append(stream, TestLog.Event("1"), TestLog.Event("2")))[0];
        await log.Database.SaveCheckpoint(position.Queue, 2, 0, CancellationToken.None);
        await log.Database.SaveDeadLetter(
            new(position.Queue, position.Position, TestLog.Monday, TestLog.Monday, 1, null), CancellationToken.None);

        Assert.Equal(1, await log.DropMonthsBefore(new(2025, 1, 1), null, CancellationToken.None));

        Assert.Equal("1", Assert.Single(await log.ReadAll(stream)).EventId);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_checkpoint_only_moves_from_where_it_is_thought_to_be(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        await log.Start();

        Assert.Equal(7, await log.Database.SaveCheckpoint(0, 7, 0, CancellationToken.None));
        Assert.Equal(7, await log.Database.SaveCheckpoint(0, 3, 0, CancellationToken.None));
        Assert.Equal(9, await log.Database.SaveCheckpoint(0, 9, 7, CancellationToken.None));
    }
}
