using System.Text.Json;
using Dapper;
using HrActors.Contracts.Keys;
using HrActors.Domain.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Keys.Rewriting;
using HrActors.Storage.Rows;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace HrActors.Storage.Keys;

internal sealed partial class KeyChain(
    HrStorageOptions options, HrDatabase database, KeyRing ring, IFieldProtector protector, Serializer serializer, TimeProvider time,
    ILogger<KeyChain> logger) : IKeyChain
{
    /// <summary>A silo that has not told its keys for so long is not alive.</summary>
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);

    /// <summary>States last: what an actor still holds under an old key it may write into any of the others, never the other way round.</summary>
    private readonly IEncryptedRows[] _rows =
    [
        new SealedRows(database, ring, "documents", "case_no", "document_id", 20, DocumentRows.Context),
        new SealedRows(database, ring, "idempotency", "scope", "request_key", 100, IdempotencyRows.Context),
        new ExchangeItemRows(database, ring, protector),
        SerialisedRows.DueWork(database, serializer, logger),
        SerialisedRows.States(database, serializer, logger),
    ];

    public ImmutableList<string> KeyIds => [.. ring.Content.Keys.Keys];

    public string CurrentKeyId => ring.CurrentKeyId;

    public string? Add() => Change(() => KeyRingFile.Add(options.KeyRingFile));

    public bool Activate(string keyId) => Change(() => KeyRingFile.Activate(options.KeyRingFile, keyId));

    public bool Remove(string keyId) => Change(() => KeyRingFile.Remove(options.KeyRingFile, keyId));

    public async Task<ImmutableList<KeyHolder>> Holders(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<(string Silo, string KeyIds, string Current, long SeenAt)>(new CommandDefinition(
            "select silo, key_ids, current_key, seen_at from key_holders where seen_at >= @alive order by silo",
            new { alive = Microseconds.From(time.GetUtcNow() - Alive) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new KeyHolder
        {
            Silo = row.Silo, KeyIds = [.. row.KeyIds.Split(',')], CurrentKeyId = row.Current, SeenAt = Microseconds.ToInstant(row.SeenAt),
        })];
    }

    public async Task<ImmutableSortedDictionary<string, long>> Rows(CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var rows in _rows)
        {
            foreach (var (keyId, count) in await rows.RowsByKey(cancellationToken)) counts[keyId] = counts.GetValueOrDefault(keyId) + count;
        }

        return counts.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    public async Task<long> CountToRewrite(CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var rows in _rows) total += await rows.CountToRewrite(cancellationToken);
        return total;
    }

    public async Task<RewriteStep> Rewrite(string? after, CancellationToken cancellationToken)
    {
        var place = after is null ? new Place(_rows[0].Name, "", "") : JsonSerializer.Deserialize<Place>(after)!;
        var index = Array.FindIndex(_rows, rows => rows.Name == place.Rows);
        var step = await _rows[index].Rewrite((place.First, place.Second), cancellationToken);
        Place? next = step.Last is { } last ? place with { First = last.First, Second = last.Second }
            : index + 1 < _rows.Length ? new(_rows[index + 1].Name, "", "") : null;
        return new(step.Seen, step.Rewritten, step.Unreadable, next is null ? null : JsonSerializer.Serialize(next));
    }

    private bool Change(Action change) => Change(() =>
    {
        change();
        return "";
    }) is not null;

    private string? Change(Func<string> change)
    {
        try
        {
            var result = change();
            ring.Reread();
            return result;
        }
        catch (StorageStartException e)
        {
            LogNotWritten(options.KeyRingFile, e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key file {File} could not be changed")]
    private partial void LogNotWritten(string file, Exception exception);

    /// <summary>Where a pass has come to.</summary>
    private sealed record Place(string Rows, string First, string Second);
}
