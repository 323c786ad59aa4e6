using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Audit;

internal sealed class AuditSeals(HrDatabase database, AuditSealKey key, AuditSealMark mark, TimeProvider time) : IAuditSeals
{
    private const string IsUnsealed = "not exists (select 1 from audit_seal s where s.day = a.day and s.writer = a.writer)";

    public async Task<int> SealThrough(DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var open = (await connection.QueryAsync<Chain>(new CommandDefinition(
            $"select distinct day as Day, writer as Writer from audit a where day <= @day and {IsUnsealed} order by day, writer",
            new { day = Days.From(day) },
            cancellationToken: cancellationToken))).AsList();
        foreach (var chain in open) await Seal(chain, cancellationToken);
        return open.Count;
    }

    public async Task<int> RemoveBefore(DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from audit where day < @day
                and exists (select 1 from audit_seal s where s.day = audit.day and s.writer = audit.writer)
            """,
            new { day = Days.From(day) },
            cancellationToken: cancellationToken));
    }

    private async Task Seal(Chain chain, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await database.BeginLocked(connection, AuditRows.LockOf(chain.Day, chain.Writer), cancellationToken);
        var last = await connection.QuerySingleAsync<StoredAudit>(new CommandDefinition(
            $"{StoredAudit.Select} where day = @Day and writer = @Writer order by position desc limit 1", chain, transaction,
            cancellationToken: cancellationToken));
        var previous = await connection.QuerySingleOrDefaultAsync<StoredSeal>(new CommandDefinition(
            $"{StoredSeal.Select} order by position desc limit 1", transaction: transaction, cancellationToken: cancellationToken));
        var seal = new StoredSeal
        {
            Position = (previous?.Position ?? 0) + 1,
            Day = chain.Day,
            Writer = chain.Writer,
            Entries = last.Position,
            LastHash = last.Hash,
            SealedAt = Microseconds.From(time.GetUtcNow()),
        };
        seal = seal with { Signature = key.Sign(previous?.Signature ?? "", seal) };
        // Two that seal at once want the same position: one of them fails on the key and tries again when it is called next.
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into audit_seal (position, day, writer, entries, last_hash, sealed_at, signature)
            values (@Position, @Day, @Writer, @Entries, @LastHash, @SealedAt, @Signature)
            """,
            seal,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        await mark.Move(seal, position => connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select signature from audit_seal where position = @position", new { position }, cancellationToken: cancellationToken)));
    }

    private sealed record Chain
    {
        public string Day { get; init; } = "";
        public string Writer { get; init; } = "";
    }
}
