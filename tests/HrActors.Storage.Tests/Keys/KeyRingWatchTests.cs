using Dapper;
using HrActors.Storage.Keys;
using HrActors.Storage.Tests.Databases;
using HrActors.TestSupport;

namespace HrActors.Storage.Tests.Keys;

public sealed class KeyRingWatchTests(SqliteTestDatabase db) : IClassFixture<SqliteTestDatabase>
{
    [Fact]
    public async Task A_ring_that_another_part_of_the_process_read_first_is_told_within_a_second()
    {
        await Eventually.Get(Told, keys => keys == "k1", "the first ring is told");
        KeyRingFile.Add(db.Options.KeyRingFile);
        Assert.True(db.Get<KeyRing>().Reread(), "Nobody else has read it.");

        db.Time.Advance(TimeSpan.FromSeconds(1));

        await Eventually.Get(Told, keys => keys == "k1,k2", "the ring is told");
    }

    private async Task<string?> Told()
    {
        await using var connection = await db.Database.Open(default);
        return await connection.ExecuteScalarAsync<string?>("select key_ids from key_holders");
    }
}
