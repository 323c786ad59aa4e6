using Dapper;
using HrActors.Domain.Access;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Keys.Rewriting;

/// <summary>A table with a column for the key and one for the sealed bytes.</summary>
/// <param name="table">Also the name.</param>
/// <param name="first">First column of its key.</param>
/// <param name="second">Second column of its key.</param>
/// <param name="together">Rows in one step; few where they are large.</param>
/// <param name="context">What the bytes of a row are bound to.</param>
internal sealed class SealedRows(
    HrDatabase database, KeyRing ring, string table, string first, string second, int together, Func<string, string, string> context)
    : IEncryptedRows
{
    public string Name => table;

    public async Task<long> CountToRewrite(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"select count(*) from {table} where key_id is not null and key_id <> @current",
            new { current = ring.CurrentKeyId },
            cancellationToken: cancellationToken));
    }

    public Task<IEnumerable<(string KeyId, long Rows)>> RowsByKey(CancellationToken cancellationToken) =>
        KeyCounts.Read(database, table, cancellationToken);

    public async Task<RowsStep> Rewrite((string First, string Second) after, CancellationToken cancellationToken)
    {
        var found = await Read(after, cancellationToken);
        if (found.Count == 0) return default;

        var (renewed, unreadable) = (new List<object>(found.Count), 0);
        foreach (var row in found)
        {
            try
            {
                var bound = context(row.First, row.Second);
                var (keyId, bytes) = ring.Seal(ring.Open(row.KeyId, row.Sealed, bound), bound);
                renewed.Add(new { row.First, row.Second, before = row.KeyId, keyId, bytes });
            }
            catch (ProtectedValueException)
            {
                unreadable++;
            }
        }

        return new(found.Count, await Write(renewed, cancellationToken), unreadable, (found[^1].First, found[^1].Second));
    }

    private async Task<List<Row>> Read((string First, string Second) after, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select {first} as First, {second} as Second, key_id as KeyId, sealed as Sealed from {table}
            where ({first}, {second}) > (@First, @Second) and key_id is not null and key_id <> @current
            order by {first}, {second} limit {together}
            """,
            new { after.First, after.Second, current = ring.CurrentKeyId },
            cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>A row that is another one by now was written under the present key, or is gone.</summary>
    private async Task<int> Write(List<object> renewed, CancellationToken cancellationToken)
    {
        if (renewed.Count == 0) return 0;

        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var written = await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update {table} set key_id = @keyId, sealed = @bytes where {first} = @First and {second} = @Second and key_id = @before
            """,
            renewed,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private sealed record Row
    {
        public string First { get; init; } = "";
        public string Second { get; init; } = "";
        public string KeyId { get; init; } = "";
        public byte[] Sealed { get; init; } = [];
    }
}

internal static class KeyCounts
{
    public static async Task<IEnumerable<(string KeyId, long Rows)>> Read(HrDatabase database, string table, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryAsync<(string KeyId, long Rows)>(new CommandDefinition(
            $"select key_id, count(*) from {table} where key_id is not null group by key_id", cancellationToken: cancellationToken));
    }
}
