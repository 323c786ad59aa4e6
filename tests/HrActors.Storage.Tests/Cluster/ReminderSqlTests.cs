using HrActors.Storage.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HrActors.Storage.Tests.Cluster;

/// <summary>What the reminder provider expects of our texts in OrleansQuery.</summary>
[Collection(PostgresTests.Name)]
public sealed class ReminderSqlTests(PostgresTestDatabase db) : IClassFixture<PostgresTestDatabase>, IAsyncLifetime
{
    private static readonly DateTime Start = new(2024, 3, 1, 1, 2, 3, DateTimeKind.Utc);
    private IHost? _silo;

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
    public async Task Reminders_are_kept_found_by_range_and_removed_by_version()
    {
        var table = _silo!.Services.GetRequiredService<IReminderTable>();
        var grain = GrainId.Create("due-work", "sweep:1");
        var hash = grain.GetUniformHashCode();
        var entry = new ReminderEntry { GrainId = grain, ReminderName = "sweep", StartAt = Start, Period = TimeSpan.FromDays(40) };

        var first = await table.UpsertRow(entry);
        var second = await table.UpsertRow(entry);

        Assert.NotEqual(first, second);
        var read = await table.ReadRow(grain, "sweep");
        Assert.Equal((Start, TimeSpan.FromDays(40), second), (read!.StartAt, read.Period, read.ETag));
        Assert.Single((await table.ReadRows(grain)).Reminders);
        Assert.Single((await table.ReadRows(hash - 1, hash)).Reminders);
        Assert.Empty((await table.ReadRows(hash, hash + 1)).Reminders);
        Assert.Single((await table.ReadRows(hash + 1, hash)).Reminders);
        Assert.Empty((await table.ReadRows(hash, hash - 1)).Reminders);
        Assert.Single((await table.ReadRows(0, 0)).Reminders);
        Assert.False(await table.RemoveRow(grain, "sweep", first!));
        Assert.True(await table.RemoveRow(grain, "sweep", second!));
        Assert.Null(await table.ReadRow(grain, "sweep"));
    }
}
