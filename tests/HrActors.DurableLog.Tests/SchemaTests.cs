using System.Data.Common;

namespace HrActors.DurableLog.Tests;

/// <summary>A database that the first release of the log has written.</summary>
[Collection(LogFixture.Name)]
public sealed class SchemaTests(LogDatabases databases)
{
    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_log_of_the_first_make_is_taken_over_with_its_places_ids_and_dead_letters(string kind)
    {
        var open = await databases.New(kind);
        await WriteFirstMake(kind);

        await using var log = TestLog.Open(open(), options => options.QueueCount = 2);
        await log.Start();

        var north = await log.ReadAll(new("gates", "north"));
        Assert.Equal([(1L, 0L, "a"), (2, 1, "b"), (4, 2, "d")], north.Select(record => (record.Position, record.Previous, record.Text())));
        Assert.Equal([(3L, 0L, "c")], (await log.ReadAll(new("gates", "south"))).Select(record => (record.Position, record.Previous, record.Text())));
        Assert.Equal(TestLog.Monday, north[0].OccurredAt);
        Assert.Equal(TimeSpan.FromHours(8), north[0].OccurredAt.Offset);
        Assert.Equal(["1", "3"], (await log.ReadSubject("gates", "E-1", new Dictionary<int, long>(), 10, CancellationToken.None)).Select(record => record.EventId));
        Assert.Equal("2", Assert.Single(await log.Database.ReadDeadLetters(new(10), CancellationToken.None)).Record.EventId);

        var outcomes = await log.Append(new LogStream("gates", "north"), TestLog.Event("1", "a", "E-1"), TestLog.Event("2", "other"), TestLog.Event("5", "e"));
        Assert.Equal([(AppendKind.Duplicate, 1L), (AppendKind.IdReused, 2), (AppendKind.Stored, 5)], outcomes.Select(outcome => (outcome.Kind, outcome.Position)));
        Assert.Equal(4, (await log.ReadAll(new("gates", "north")))[^1].Previous);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task The_tables_may_be_made_again_and_again(string kind)
    {
        var open = await databases.New(kind);
        await using (var log = TestLog.Open(open())) await log.Append(new LogStream("gates", "north"), TestLog.Event("1"));

        await using var connection = await databases.Connect(kind);
        await DurableLogSchema.ApplyAsync(connection);

        await using var again = TestLog.Open(open());
        Assert.Single(await again.ReadAll(new("gates", "north")));
    }

    private async Task WriteFirstMake(string kind)
    {
        await using var connection = await databases.Connect(kind);
        await Execute(connection, await Script(kind == LogDatabases.Sqlite ? "sqlite" : "postgresql"));
        var us = (TestLog.Monday.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        var always = kind == LogDatabases.Sqlite ? "" : "overriding system value";
        await Execute(
            connection,
            $"""
            insert into log_setting (name, value) values ('queue_count', '2');
            insert into log_queue (queue, head, checkpoint) values (0, 0, 0), (1, 4, 1);
            insert into log_stream (stream_id, namespace, key, queue) {always} values (1, 'gates', 'north', 1), (2, 'gates', 'south', 1);
            insert into log_event (queue, position, stream_id, previous, id_hash, content_hash, subject_hash, occurred_us, stored_us, month,
                offset_minutes, source, event_id, subject, payload) values
            (1, 1, 1, 0, {Id(1)}, 0, 0, {us}, {us}, 202403, 480, 'clock', '1', 'E-1', {Bytes("61")}),
            (1, 2, 1, 1, {Id(2)}, 0, null, {us}, {us}, 202403, 480, 'clock', '2', null, {Bytes("62")}),
            (1, 3, 2, 0, {Id(3)}, 0, 0, {us}, {us}, 202403, 480, 'clock', '3', 'E-1', {Bytes("63")}),
            (1, 4, 1, 2, {Id(4)}, 0, null, {us}, {us}, 202403, 480, 'door', '4', null, {Bytes("64")});
            insert into log_dead_letter (queue, position, failed_us, next_us, attempts) values (1, 2, {us}, {us}, 1);
            """);

        string Bytes(string hex) => kind == LogDatabases.Sqlite ? $"x'{hex}'" : $"'\\x{hex}'";

        string Id(int i) => kind == LogDatabases.Sqlite ? $"x'0{i}'" : $"'00000000-0000-0000-0000-00000000000{i}'";
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Script(string database)
    {
        await using var stream = typeof(SchemaTests).Assembly
            .GetManifestResourceStream($"HrActors.DurableLog.Tests.Schema.first-make.{database}.sql")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
