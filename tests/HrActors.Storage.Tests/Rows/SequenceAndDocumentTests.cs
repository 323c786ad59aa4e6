using System.Text;
using Dapper;
using HrActors.Domain.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteSequenceAndDocumentTests(SqliteTestDatabase db)
    : SequenceAndDocumentTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresSequenceAndDocumentTests(PostgresTestDatabase db)
    : SequenceAndDocumentTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class SequenceAndDocumentTests
{
    private readonly TestDatabase _db;

    protected SequenceAndDocumentTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IDocumentVault Vault => _db.Get<IDocumentVault>();

    [SkippableFact]
    public async Task Thirty_two_callers_at_once_get_no_number_twice()
    {
        var sequences = _db.Get<ISequences>();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            var mine = new List<long>();
            for (var i = 0; i < 20; i++) mine.Add(await sequences.Next("case", default));
            return mine;
        }));

        Assert.Equal(Enumerable.Range(1, 32 * 20).Select(i => (long)i), numbers.SelectMany(mine => mine).Order());
        Assert.Equal(0, await sequences.Last("another", default));
        Assert.Equal(1, await sequences.Next("another", default));
        Assert.Equal((640, 1), (await sequences.Last("case", default), await sequences.Last("another", default)));
    }

    [SkippableFact]
    public async Task A_document_comes_back_and_an_unknown_one_is_null()
    {
        var content = Encoding.UTF8.GetBytes("申请表");

        await Vault.Save("case-1", "form", content, default);
        await Vault.Save("case-1", "empty", Array.Empty<byte>(), default);

        Assert.Equal(content, await Vault.Load("case-1", "form", default));
        Assert.Empty((await Vault.Load("case-1", "empty", default))!);
        Assert.Null(await Vault.Load("case-1", "other", default));
        Assert.Null(await Vault.Load("case-2", "form", default));
    }

    [SkippableFact]
    public async Task A_document_is_written_once()
    {
        await Vault.Save("case-3", "form", new byte[] { 1, 2, 3 }, default);
        await Vault.Save("case-3", "form", new byte[] { 1, 2, 3 }, default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Vault.Save("case-3", "form", new byte[] { 1, 2, 4 }, default));
        Assert.Equal([1, 2, 3], await Vault.Load("case-3", "form", default));
    }

    [SkippableFact]
    public async Task The_stored_bytes_are_not_in_clear_and_open_in_their_own_place_only()
    {
        var content = Encoding.UTF8.GetBytes("%PDF of case 4, told apart by these words");
        await Vault.Save("case-4", "form", content, default);
        await using (var connection = await _db.Database.Open(default))
        {
            var stored = await connection.ExecuteScalarAsync<byte[]>("select sealed from documents where case_no = 'case-4'");
            Assert.Equal(-1, stored.AsSpan().IndexOf(content.AsSpan(0, 8)));
            await connection.ExecuteAsync(
                "insert into documents (case_no, document_id, key_id, sealed) select 'case-5', document_id, key_id, sealed from documents "
                + "where case_no = 'case-4'");
        }

        await Assert.ThrowsAsync<ProtectedValueException>(() => Vault.Load("case-5", "form", default));
    }
}
