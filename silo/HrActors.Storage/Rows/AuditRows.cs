using System.Data.Common;
using Dapper;
using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Keys;

namespace HrActors.Storage.Rows;

/// <summary>
/// Audit entries, chained per day of Asia/Shanghai. The hashes are keyed, so that whoever can write to the database alone cannot mend a chain.
/// </summary>
internal sealed class AuditRows(HrDatabase database, KeyRing ring) : IAuditRows, IAuditTrail
{
    private const string Select =
        """
        select id as Id, day as Day, position as Position, at as At, actor as Actor, action as Action, subject as Subject, reason as Reason,
            before_value as BeforeValue, after_value as AfterValue, hash as Hash
        from audit
        """;

    private readonly Lazy<AuditChain> _chain = new(() => new(ring.GetSecret("audit")));

    public async Task Save(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var row = StoredAudit.From(entry);
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await database.BeginLocked(connection, "audit:" + row.Day, cancellationToken);
        if (await IsKnown(connection, transaction, entry.Id, cancellationToken)) return;

        var last = await connection.QuerySingleOrDefaultAsync<StoredAudit>(new CommandDefinition(
            $"{Select} where day = @Day order by position desc limit 1", new { row.Day }, transaction, cancellationToken: cancellationToken));
        row = row with { Position = (last?.Position ?? 0) + 1 };
        row = row with { Hash = _chain.Value.Next(last?.Hash ?? "", row) };
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into audit (id, day, position, at, actor, action, subject, reason, before_value, after_value, hash)
            values (@Id, @Day, @Position, @At, @Actor, @Action, @Subject, @Reason, @BeforeValue, @AfterValue, @Hash)
            """,
            row,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public Task<Page<AuditEntry>> Read(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ListQuery(database, Select, "at", "id")
            .Where("at >= @from", "from", Microseconds.From(query.From))
            .Where("at < @to", "to", Microseconds.From(query.To))
            .Where("actor = @actor", "actor", query.Actor)
            .Where("subject = @subject", "subject", query.Subject)
            .Read<StoredAudit, AuditEntry>(
                query.Cursor, query.Limit, row => row.ToEntry(), row => new(row.At, row.Id), cancellationToken);
    }

    public async Task<AuditVerification> Verify(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            $"{Select} where day >= @from and day <= @to order by day, position",
            new { from = Days.From(from), to = Days.From(to) },
            cancellationToken: cancellationToken));
        var parse = reader.GetRowParser<StoredAudit>();
        var days = 0;
        StoredAudit? previous = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = parse(reader);
            if (previous?.Day != row.Day)
            {
                previous = null;
                days++;
            }

            if (row.Position != (previous?.Position ?? 0) + 1 || row.Hash != _chain.Value.Next(previous?.Hash ?? "", row))
                return new(days, row.Id);
            previous = row;
        }

        return new(days, null);
    }

    private static async Task<bool> IsKnown(
        DbConnection connection, DbTransaction transaction, string id, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from audit where id = @id", new { id }, transaction, cancellationToken: cancellationToken)) > 0;
}
