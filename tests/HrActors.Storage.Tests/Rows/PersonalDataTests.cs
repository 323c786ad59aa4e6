using System.Text;
using Dapper;
using HrActors.Domain.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Rows;
using HrActors.Storage.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqlitePersonalDataTests(SqliteTestDatabase db) : PersonalDataTests(db), IClassFixture<SqliteTestDatabase>
{
    /// <summary>All that the file, its log and the keys hold.</summary>
    protected override Task<bool> IsFound(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var files = Directory.GetFiles(Db.Folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("hr.db", StringComparison.Ordinal));
        return Task.FromResult(files.Any(file => ReadShared(file).AsSpan().IndexOf(bytes) >= 0));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

[Collection(PostgresTests.Name)]
public sealed class PostgresPersonalDataTests(PostgresTestDatabase db) : PersonalDataTests(db), IClassFixture<PostgresTestDatabase>
{
    /// <summary>Every row of every table, bytes as their own characters.</summary>
    protected override async Task<bool> IsFound(string text)
    {
        await using var connection = await Db.Database.Open(default);
        var tables = await connection.QueryAsync<string>("select tablename from pg_tables where schemaname = 'public'");
        foreach (var table in tables)
        {
            var found = await connection.ExecuteScalarAsync<bool>(
                $"set bytea_output = 'escape'; select exists (select 1 from {table} as r where strpos(r::text, @text) > 0)", new { text });
            if (found) return true;
        }

        return false;
    }
}

public abstract class PersonalDataTests
{
    /// <summary>A number that nobody holds: birth year 1900, sequence code 998.</summary>
    private const string Number = "430102190001019983";

    protected PersonalDataTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        Db = db;
    }

    protected TestDatabase Db { get; }

    protected abstract Task<bool> IsFound(string text);

    [SkippableFact]
    public async Task An_identity_number_is_nowhere_in_clear()
    {
        var protector = Db.Get<IFieldProtector>();
        using (var silo = await TestSilo.Start(Db.Options))
        {
            var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(HrStorageHosting.StorageName);
            await storage.WriteStateAsync("person", GrainId.Create("test", "person:" + protector.SearchHash("id-number", Number)), new GrainState<Holder>(
                new() { Number = protector.Protect(Number), Shown = "seen-in-clear" }));
            await silo.StopAsync();
        }

        await Db.Get<IDocumentVault>().Save("case-1", "form", Encoding.UTF8.GetBytes($"form of {Number}"), default);
        await Db.Get<IIdempotencyRows>().Begin("clerk", "key", "hash", default);
        await Db.Get<IIdempotencyRows>().Complete("clerk", "key", 200, Encoding.UTF8.GetBytes(Number), default);

        // What is stored in clear is found: the search works.
        Assert.True(await IsFound("seen-in-clear"));
        Assert.False(await IsFound(Number));
    }
}

[GenerateSerializer, Immutable, Alias("test.holder")]
internal sealed record Holder
{
    [Id(0)] public ProtectedText? Number { get; init; }
    [Id(1)] public string Shown { get; init; } = "";
}
