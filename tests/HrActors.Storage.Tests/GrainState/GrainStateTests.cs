using System.Text;
using Dapper;
using HrActors.Contracts;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace HrActors.Storage.Tests.GrainState;

public sealed class SqliteGrainStateTests(SqliteTestDatabase db) : GrainStateTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresGrainStateTests(PostgresTestDatabase db) : GrainStateTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class GrainStateTests(TestDatabase db) : IAsyncLifetime
{
    private IHost _silo = null!;

    public async Task InitializeAsync()
    {
        db.SkipIfAbsent();
        _silo = await TestSilo.Start(db.Options);
    }

    public Task DisposeAsync() => _silo is null ? Task.CompletedTask : Stop();

    [SkippableFact]
    public async Task Numbers_that_look_alike_are_different_employees_even_after_a_restart()
    {
        string[] numbers = ["0010", "10", "00000010", "ab1", "AB1"];
        foreach (var number in numbers) await Note(number).Write("of " + number);

        await Restart();

        foreach (var number in numbers) Assert.Equal("of " + number, await Note(number).Read());
        await using var connection = await db.Database.Open(default);
        var keys = await connection.QueryAsync<string>(
            $"select key_text from grain_state where grain_type = 'test-note/note' and {db.Database.IsOneOf("key_text", "@keys")}",
            new DynamicParameters(new Dictionary<string, object> { ["keys"] = db.Database.Texts(numbers.Select(GrainKeys.Employee)) }));
        Assert.Equal(numbers.Select(GrainKeys.Employee).Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Actors_of_two_kinds_with_one_key_and_one_name_of_state_share_nothing()
    {
        await Note("shared").Write("first");
        await _silo.Grain<IOtherNoteGrain>(GrainKeys.Employee("shared")).Write("second");

        await Restart();

        Assert.Equal("first", await Note("shared").Read());
        Assert.Equal("second", await _silo.Grain<IOtherNoteGrain>(GrainKeys.Employee("shared")).Read());
    }

    [SkippableFact]
    public async Task A_cleared_state_stays_empty_and_can_be_written_again()
    {
        await Note("cleared").Write("one");
        await Note("cleared").Clear();
        await Restart();
        Assert.Equal("", await Note("cleared").Read());

        await Note("cleared").Write("two");
        await Restart();
        Assert.Equal("two", await Note("cleared").Read());
    }

    [SkippableFact]
    public async Task Of_two_first_writes_one_is_a_conflict()
    {
        var (first, second) = (new GrainState<Note>(new() { Text = "a" }), new GrainState<Note>(new() { Text = "b" }));

        await Storage.WriteStateAsync("note", Id("first-write"), first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id("first-write"), second));
        Assert.Equal("a", (await Stored("first-write")).State!.Text);
    }

    [SkippableFact]
    public async Task A_write_over_another_version_is_a_conflict_and_changes_nothing()
    {
        var mine = new GrainState<Note>(new() { Text = "1" });
        await Storage.WriteStateAsync("note", Id("stale"), mine);
        var theirs = await Stored("stale");
        theirs.State = new() { Text = "2" };
        await Storage.WriteStateAsync("note", Id("stale"), theirs);

        mine.State = new() { Text = "3" };

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id("stale"), mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", Id("stale"), mine));
        var stored = await Stored("stale");
        Assert.Equal(("2", "2"), (stored.State!.Text, stored.ETag));
    }

    [SkippableFact]
    public async Task A_write_over_a_row_that_is_gone_is_a_conflict()
    {
        var state = new GrainState<Note>(new() { Text = "1" });
        await Storage.WriteStateAsync("note", Id("gone"), state);
        await using (var connection = await db.Database.Open(default))
            await connection.ExecuteAsync("delete from grain_state where grain_type = 'note' and key_text = 'emp:gone'");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id("gone"), state));
        Assert.False((await Stored("gone")).RecordExists);
    }

    [SkippableFact]
    public async Task Writers_at_once_lose_no_version()
    {
        var ids = Enumerable.Range(0, 50).Select(i => Id("busy-" + i)).ToList();

        await Task.WhenAll(ids.Select(async id =>
        {
            var state = new GrainState<Note>(new());
            for (var i = 1; i <= 20; i++)
            {
                state.State = new() { Text = i.ToString(null as IFormatProvider) };
                await Storage.WriteStateAsync("note", id, state);
            }
        }));

        foreach (var id in ids)
        {
            var state = new GrainState<Note>(new());
            await Storage.ReadStateAsync("note", id, state);
            Assert.Equal(("20", "20"), (state.State!.Text, state.ETag));
        }
    }

    [SkippableFact]
    public async Task A_row_of_due_work_stands_when_the_state_does()
    {
        var work = _silo.Services.GetRequiredService<IDueWork>();
        var state = new GrainState<Note>(new() { Text = "with a row" });

        await work.ScheduleWith("emp:along", "outbox", DateTimeOffset.UnixEpoch, () => Storage.WriteStateAsync("note", Id("along"), state));
        await work.ScheduleWith("emp:along", "other", DateTimeOffset.UnixEpoch, () => Storage.WriteStateAsync("note", Id("along"), state));

        Assert.Equal(("with a row", "2"), ((await Stored("along")).State!.Text, (await Stored("along")).ETag));
        Assert.Equal(["other", "outbox"], (await work.Of("emp:along", "", 10, default)).Select(item => item.Kind));
    }

    [SkippableFact]
    public async Task A_row_goes_along_with_one_write_only_and_with_none_it_is_missed()
    {
        var work = _silo.Services.GetRequiredService<IDueWork>();
        var state = new GrainState<Note>(new() { Text = "1" });

        await work.ScheduleWith("emp:once", "outbox", DateTimeOffset.UnixEpoch, async () =>
        {
            await Storage.WriteStateAsync("note", Id("once"), state);
            await work.Done("emp:once", "outbox", default);
            await Storage.WriteStateAsync("note", Id("once"), state);
        });

        Assert.Null(await work.Find("emp:once", "outbox", default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.ScheduleWith("emp:once", "outbox", DateTimeOffset.UnixEpoch, () => Task.CompletedTask));
    }

    [SkippableFact]
    public async Task Of_many_writers_at_once_those_with_a_stale_version_conflict_and_no_other()
    {
        var fresh = Enumerable.Range(0, 100).Select(i => (Id: Id($"crowd-{i}"), State: new GrainState<Note>(new() { Text = "1" }))).ToList();
        await Task.WhenAll(fresh.Select(one => Storage.WriteStateAsync("note", one.Id, one.State)));
        foreach (var one in fresh.Where((_, i) => i % 10 == 3)) one.State.ETag = "9";

        var writes = fresh.Select(one => Storage.WriteStateAsync("note", one.Id, one.State)).ToList();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.All(writes.Index(), write => Assert.Equal(write.Index % 10 == 3, write.Item.Exception?.InnerException is InconsistentStateException));
        Assert.All(fresh.Index(), one => Assert.Equal(one.Index % 10 == 3 ? "9" : "2", one.Item.State.ETag));
    }

    [SkippableFact]
    public async Task A_record_renamed_and_reordered_in_code_is_read_by_its_ids()
    {
        await Storage.WriteStateAsync("note", Id("renamed"), new GrainState<Before>(new() { Dropped = 7, Kept = "text" }));

        var state = new GrainState<After>(new());
        await Storage.ReadStateAsync("note", Id("renamed"), state);

        Assert.Equal(("text", "initial"), (state.State!.Renamed, state.State.Added));
    }

    [SkippableFact]
    public async Task Closed_choices_are_stored_by_alias_and_never_by_the_name_of_a_class()
    {
        await Storage.WriteStateAsync("note", Id("choice"), new GrainState<Choice>(new Choice.Taken { By = "M-7" }));

        await using var connection = await db.Database.Open(default);
        var payload = Encoding.UTF8.GetString((await connection.ExecuteScalarAsync<byte[]>(
            "select payload from grain_state where grain_type = 'note' and key_text = 'emp:choice'"))!);
        Assert.Contains("test.choice-taken", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("Taken", payload, StringComparison.Ordinal);
    }

    private IGrainStorage Storage => _silo.Services.GetRequiredKeyedService<IGrainStorage>(HrStorageHosting.StorageName);

    private INoteGrain Note(string number) => _silo.Grain<INoteGrain>(GrainKeys.Employee(number));

    private static GrainId Id(string number) => GrainId.Create("test", GrainKeys.Employee(number));

    private async Task<GrainState<Note>> Stored(string number)
    {
        var state = new GrainState<Note>(new());
        await Storage.ReadStateAsync("note", Id(number), state);
        return state;
    }

    private async Task Restart()
    {
        await Stop();
        _silo = await TestSilo.Start(db.Options);
    }

    private async Task Stop()
    {
        await _silo.StopAsync();
        await ((IAsyncDisposable)_silo).DisposeAsync();
    }
}

[GenerateSerializer, Immutable, Alias("test.before")]
internal sealed record Before
{
    [Id(0)] public int Dropped { get; init; }
    [Id(1)] public string Kept { get; init; } = "";
}

/// <summary>What <see cref="Before"/> may have become.</summary>
[GenerateSerializer, Immutable, Alias("test.after")]
internal sealed record After
{
    [Id(2)] public string Added { get; init; } = "initial";
    [Id(1)] public string Renamed { get; init; } = "";
}

[GenerateSerializer, Immutable, Alias("test.choice")]
internal abstract record Choice
{
    private Choice()
    {
    }

    [GenerateSerializer, Immutable, Alias("test.choice-taken")]
    internal sealed record Taken : Choice
    {
        [Id(0)] public required string By { get; init; }
    }
}
