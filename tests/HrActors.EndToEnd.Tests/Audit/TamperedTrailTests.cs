using System.Data.Common;
using System.Net;
using Dapper;
using HrActors.EndToEnd.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.EndToEnd.Tests.Audit;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteTamperedTrailTests(SharedProduct product) : TamperedTrailTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresTamperedTrailTests(PostgresProduct product) : TamperedTrailTests(product.OrSkip());

/// <summary>Somebody who may write to the database changes the trail of a running product; interface and command name the first entry that does not fit.</summary>
public abstract class TamperedTrailTests(SharedProduct product)
{
    private const string Columns = "id, day, writer, position, at, actor, action, subject, reason, origin, before_value, after_value, hash";

    [SkippableFact]
    public async Task A_changed_a_removed_and_an_inserted_entry_are_found_and_named()
    {
        // Entries to choose from; what is changed is put back, for the trail is everybody's.
        for (var i = 0; i < 6; i++) (await product.Admin.Get("/audit?limit=1")).Expect(HttpStatusCode.OK);
        await MustBe(intact: true, null);
        await using var connection = await Open();
        var entries = (await connection.QueryAsync<(string Id, string Actor)>("select id, actor from audit order by day, writer, position limit 4")).AsList();

        await connection.ExecuteAsync("update audit set actor = 'nobody' where id = @Id", new { entries[1].Id });
        await MustBe(intact: false, entries[1].Id);
        await CommandMustSay(2, $" {entries[1].Id}");
        await connection.ExecuteAsync("update audit set actor = @Actor where id = @Id", new { entries[1].Id, entries[1].Actor });
        await MustBe(intact: true, null);

        await connection.ExecuteAsync($"create table stolen_entry as select {Columns} from audit where id = @Id", new { entries[1].Id });
        await connection.ExecuteAsync("delete from audit where id = @Id", new { entries[1].Id });
        await MustBe(intact: false, entries[2].Id);

        // Another in its place, as much alike as it can be made without the key.
        await connection.ExecuteAsync($"insert into audit ({Columns}) select 'made-up', day, writer, position, at, actor, action, subject, reason, origin, before_value, after_value, hash from stolen_entry");
        await MustBe(intact: false, "made-up");
        await connection.ExecuteAsync("delete from audit where id = 'made-up'");
        await connection.ExecuteAsync($"insert into audit ({Columns}) select {Columns} from stolen_entry");
        await connection.ExecuteAsync("drop table stolen_entry");
        await MustBe(intact: true, null);
        await CommandMustSay(0, "完整 intact");
    }

    private async Task MustBe(bool intact, string? first)
    {
        var proof = (await product.Admin.Get("/audit/verification")).Expect(HttpStatusCode.OK);
        Assert.Equal((intact, first), (proof["intact"].GetBoolean(), intact ? null : proof["firstBroken"].GetString()));
    }

    private async Task CommandMustSay(int exitCode, string text)
    {
        var (ended, output) = await product.Host.Command("verify-audit");
        Assert.True(ended == exitCode, output);
        Assert.Contains(text, output, StringComparison.Ordinal);
    }

    private async Task<DbConnection> Open()
    {
        DbConnection connection = product.Host.ConnectionString is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(product.Host.DataFolder, "hr.db")}");
        await connection.OpenAsync();
        return connection;
    }
}
