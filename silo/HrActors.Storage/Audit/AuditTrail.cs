using Dapper;
using HrActors.Contracts;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Domain.Time;
using HrActors.Grains.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Rows;
using Microsoft.Extensions.Options;

namespace HrActors.Storage.Audit;

internal sealed class AuditTrail(
    HrDatabase database, AuditChain chain, AuditSealKey key, AuditSealMark mark, IOptions<AuditOptions> options, TimeProvider time) : IAuditTrail
{
    public Task<Page<AuditEntry>> Read(AuditSearch query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var list = new ListQuery(database, StoredAudit.Select, "at", "id")
            .Where("at >= @from", "from", Microseconds.From(query.From))
            .Where("at < @to", "to", Microseconds.From(query.To))
            .Where("actor = @actor", "actor", query.Actor);
        list = query.Action is { } action && action.EndsWith('.')
            ? list.Where("action >= @action", "action", action).Where("action < @actionEnd", "actionEnd", action[..^1] + '/')
            : list.Where("action = @action", "action", query.Action);
        list = query.Subject is not { } subject || subject.Contains(':', StringComparison.Ordinal)
            ? list.Where("subject = @subject", "subject", query.Subject)
            : list.Where(database.IsOneOf("subject", "@subjects"), "subjects", database.Texts(GrainKeys.NamedBy(subject)));
        return list.Read<StoredAudit, AuditEntry>(
            query.Cursor, query.Limit, row => row.ToEntry(), row => new(row.At, row.Id), cancellationToken);
    }

    public async Task<AuditVerification> Verify(DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        // What stands outside first: it is never ahead of what is committed. Then the seals: a chain that gets its end meanwhile is only taken
        // for one that has none yet.
        var last = mark.Read();
        var seals = await connection.QueryAsync<StoredSeal>(new CommandDefinition($"{StoredSeal.Select} order by position", cancellationToken: cancellationToken));
        var today = ChinaTime.DateOf(time.GetUtcNow());
        var check = new AuditCheck(
            chain, key, seals, last, (from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue), today.AddYears(-options.Value.KeepYears), today);
        await using (var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            $"{StoredAudit.Select} where day >= @from and day <= @to order by day, writer, position",
            new { from = Days.From(from ?? DateOnly.MinValue), to = Days.From(to ?? DateOnly.MaxValue) },
            cancellationToken: cancellationToken)))
        {
            var parse = reader.GetRowParser<StoredAudit>();
            while (check.Fault is null && await reader.ReadAsync(cancellationToken)) check.Add(parse(reader));
        }

        check.End();
        return new()
        {
            Days = check.DayCount,
            Entries = check.Entries,
            Fault = check.Fault,
            UnsealedDays = check.UnsealedDays,
            Pending = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "select count(*) from due_work where kind = @kind", new { kind = IDueWork.Outbox }, cancellationToken: cancellationToken)),
            PublicKey = key.PublicKey,
        };
    }
}
