using Dapper;

namespace HrActors.Storage.Tests.Databases;

public sealed class SqliteSourceTests(SqliteTestDatabase db) : IClassFixture<SqliteTestDatabase>
{
    [SkippableFact]
    public void Only_the_owner_can_read_the_files()
    {
        if (OperatingSystem.IsWindows()) throw new SkipException("Windows has no file modes.");

        var files = Directory.GetFiles(db.Folder, "hr.db*");
        Assert.Contains(files, file => file.EndsWith("hr.db-wal", StringComparison.Ordinal));
        Assert.All(files, file => Assert.False(OwnerOnly.IsOpenToOthers(file), file));
    }

    /// <summary>A row of many pages too: they all become free.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(40_000)]
    public async Task What_is_deleted_or_replaced_stays_in_no_free_page(int length)
    {
        var (deleted, replaced) = ($"deleted-{length}-", $"replaced-{length}-");
        await using (var writer = await db.Database.Open(default))
        {
            foreach (var text in new[] { deleted, replaced })
            {
                await writer.ExecuteAsync(
                    "insert into sequences (name, value) values (@name, 1)", new { name = string.Concat(Enumerable.Repeat(text, length / text.Length)) });
            }

            // Into the file, where it stands for all to see.
            await writer.ExecuteAsync("pragma wal_checkpoint(truncate)");
            Assert.True(await Stands(deleted));
            await writer.ExecuteAsync("delete from sequences where name like @like", new { like = deleted + "%" });
            await writer.ExecuteAsync("update sequences set name = @name where name like @like", new { name = $"now-{length}", like = replaced + "%" });
            await writer.ExecuteAsync("pragma wal_checkpoint(truncate)");
        }

        Assert.False(await Stands(deleted));
        Assert.False(await Stands(replaced));
    }

    private async Task<bool> Stands(string text)
    {
        foreach (var path in Directory.GetFiles(db.Folder, "hr.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            if (content.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0) return true;
        }

        return false;
    }

    [Fact]
    public async Task Readers_never_wait_for_the_writer_and_see_what_is_committed()
    {
        await using var writer = await db.Database.Open(default);
        await using var transaction = await writer.BeginTransactionAsync();
        await writer.ExecuteAsync("insert into sequences (name, value) values ('reading', 1)", transaction: transaction);

        await using var reader = await db.Database.Open(default);
        Assert.Equal(0, await reader.ExecuteScalarAsync<long>("select count(*) from sequences where name = 'reading'"));

        await transaction.CommitAsync();
        Assert.Equal(1, await reader.ExecuteScalarAsync<long>("select count(*) from sequences where name = 'reading'"));
    }

    [Fact]
    public async Task The_next_writer_waits_in_line_until_the_connection_is_closed_and_holds_no_thread()
    {
        var first = await db.Database.Open(default);
        await first.ExecuteAsync("insert into sequences (name, value) values ('line', 1)");

        await using var second = await db.Database.Open(default);
        var waiting = second.ExecuteAsync("update sequences set value = value + 1 where name = 'line'");
        Assert.False(waiting.IsCompleted);

        await first.DisposeAsync();
        Assert.Equal(1, await waiting);
    }

    [Fact]
    public async Task A_writer_that_gives_up_waiting_leaves_the_line_in_order()
    {
        using var giveUp = new CancellationTokenSource();
        var first = await db.Database.Open(default);
        await first.ExecuteAsync("insert into sequences (name, value) values ('given-up', 1)");
        var second = await db.Database.Open(default);
        var waiting = second.ExecuteAsync(new CommandDefinition("delete from sequences where name = 'given-up'", cancellationToken: giveUp.Token));

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await second.DisposeAsync();
        await first.DisposeAsync();
        await using var third = await db.Database.Open(default);
        Assert.Equal(1, await third.ExecuteAsync("update sequences set value = 2 where name = 'given-up'"));
    }
}
