using HrActors.Contracts;
using HrActors.Storage.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace HrActors.Storage.Tests.GrainState;

public sealed class SqliteBatchedReadTests(SqliteTestDatabase db) : BatchedReadTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresBatchedReadTests(PostgresTestDatabase db) : BatchedReadTests(db), IClassFixture<PostgresTestDatabase>;

/// <summary>What the storage answers when many ask at once is what the provider alone would answer.</summary>
public abstract class BatchedReadTests(TestDatabase db) : IAsyncLifetime
{
    private IHost _silo = null!;

    public async Task InitializeAsync()
    {
        db.SkipIfAbsent();
        _silo = await TestSilo.Start(db.Options);
    }

    public async Task DisposeAsync()
    {
        if (_silo is null) return;
        await _silo.StopAsync();
        await ((IAsyncDisposable)_silo).DisposeAsync();
    }

    [SkippableFact]
    public async Task Each_of_many_readers_gets_its_own_row_and_version()
    {
        var numbers = Enumerable.Range(0, 1_000).ToList();
        await Task.WhenAll(numbers.Where(number => number % 3 != 0).Select(async number =>
        {
            var state = await Written($"many-{number}", $"of {number}");
            if (number % 3 == 1) await Storage.WriteStateAsync("note", Id($"many-{number}"), state);
        }));

        var read = await Task.WhenAll(numbers.Select(number => Read("note", $"many-{number}")));

        Assert.All(numbers, number => Assert.Equal(
            (number % 3) switch { 0 => ("", null, false), 1 => ($"of {number}", "2", true), _ => ($"of {number}", "1", true) },
            (read[number].State!.Text, read[number].ETag, read[number].RecordExists)));
    }

    [SkippableFact]
    public async Task Types_and_look_alike_keys_are_kept_apart()
    {
        string[] keys = ["0010", "10", "ab1", "AB1"];
        foreach (var key in keys)
        {
            await Storage.WriteStateAsync("note", Id(key), new GrainState<Note>(new() { Text = "note " + key }));
            await Storage.WriteStateAsync("other", Id(key), new GrainState<Note>(new() { Text = "other " + key }));
        }

        var read = await Task.WhenAll(keys.SelectMany(key => new[] { Read("note", key), Read("other", key) }));

        Assert.Equal(keys.SelectMany(key => new[] { "note " + key, "other " + key }), read.Select(state => state.State!.Text));
    }

    [SkippableFact]
    public async Task A_key_that_is_a_number_is_read_where_the_provider_writes_it()
    {
        var id = GrainId.Create("test", "10");
        await Storage.WriteStateAsync("note", id, new GrainState<Note>(new() { Text = "ten" }));

        var state = new GrainState<Note>(new());
        await Storage.ReadStateAsync("note", id, state);

        Assert.Equal(("ten", "1"), (state.State!.Text, state.ETag));
    }

    [SkippableFact]
    public async Task A_cleared_state_has_a_version_and_no_record()
    {
        var state = await Written("cleared", "gone soon");
        await Storage.ClearStateAsync("note", Id("cleared"), state);

        var read = await Read("note", "cleared");

        Assert.Equal(("", "2", false), (read.State!.Text, read.ETag, read.RecordExists));
    }

    [SkippableFact]
    public async Task A_read_sees_every_write_that_was_acknowledged_before_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async writer =>
        {
            var state = await Written($"seen-{writer}", "0");
            for (var i = 1; i <= 20; i++)
            {
                state.State = new() { Text = $"{i}" };
                await Storage.WriteStateAsync("note", Id($"seen-{writer}"), state);
                var read = await Read("note", $"seen-{writer}");
                Assert.Equal((state.State.Text, state.ETag), (read.State!.Text, read.ETag));
            }
        }));
    }

    private IGrainStorage Storage => _silo.Services.GetRequiredKeyedService<IGrainStorage>(HrStorageHosting.StorageName);

    private static GrainId Id(string number) => GrainId.Create("test", GrainKeys.Employee(number));

    private async Task<GrainState<Note>> Written(string number, string text)
    {
        var state = new GrainState<Note>(new() { Text = text });
        await Storage.WriteStateAsync("note", Id(number), state);
        return state;
    }

    private async Task<GrainState<Note>> Read(string type, string number)
    {
        var state = new GrainState<Note>(new() { Text = "from before" });
        await Storage.ReadStateAsync(type, Id(number), state);
        return state;
    }
}
