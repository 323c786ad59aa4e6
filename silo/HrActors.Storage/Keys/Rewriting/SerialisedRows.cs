using System.Collections.Concurrent;
using System.Reflection;
using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace HrActors.Storage.Keys.Rewriting;

/// <summary>
/// Serialised records somewhere in which protected values may stand: states of actors and payloads of due work. A record is read and
/// written again by its own serializer, which renews values on the way; where nothing was renewed the row is left alone.
/// </summary>
/// <param name="table">Also the name.</param>
/// <param name="first">First column of its key.</param>
/// <param name="second">Second column of its key.</param>
/// <param name="condition">Rows that are looked at.</param>
/// <param name="version">A column that changes with every write, so that what an actor writes meanwhile wins.</param>
/// <param name="typeOf">The type of a row by both columns of its key; null where no protected value can stand.</param>
internal sealed partial class SerialisedRows(
    HrDatabase database, Serializer serializer, string table, string first, string second, string condition, string version,
    Func<string, string, Type?> typeOf, ILogger logger) : IEncryptedRows
{
    private const int Together = 250;

    private static readonly MethodInfo Open = typeof(SerialisedRows).GetMethod(nameof(RenewAs), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly ConcurrentDictionary<Type, Func<Serializer, byte[], byte[]>> _renewals = new();

    public string Name => table;

    /// <summary>The rows of grain states: an actor's write changes the version, this one does not, so that its next write goes through.</summary>
    public static SerialisedRows States(HrDatabase database, Serializer serializer, ILogger logger) => new(
        database, serializer, "grain_state", "grain_type", "key_text",
        $"key_n0 = 0 and key_n1 = 0 and service_id = '{HrStorageHosting.ServiceId}' and payload is not null", "version",
        (type, _) => StoredTypes.States.GetValueOrDefault(type), logger);

    /// <summary>A payload is never changed by its owner: the time it is due tells nothing, its attempts change with every call.</summary>
    public static SerialisedRows DueWork(HrDatabase database, Serializer serializer, ILogger logger) => new(
        database, serializer, "due_work", "owner", "kind", "payload is not null", "0", (_, kind) => StoredTypes.PayloadOf(kind), logger);

    public async Task<long> CountToRewrite(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"select count(*) from {table} where {condition}", cancellationToken: cancellationToken));
    }

    public Task<IEnumerable<(string KeyId, long Rows)>> RowsByKey(CancellationToken cancellationToken) =>
        Task.FromResult(Enumerable.Empty<(string KeyId, long Rows)>());

    public async Task<RowsStep> Rewrite((string First, string Second) after, CancellationToken cancellationToken)
    {
        var found = await Read(after, cancellationToken);
        if (found.Count == 0) return default;

        var (renewed, unreadable) = (new List<object>(), 0L);
        foreach (var row in found)
        {
            if (typeOf(row.First, row.Second) is not { } type) continue;

            using var count = RenewalCount.Start();
            try
            {
                var payload = Renew(type, row.Payload);
                if (count.Unreadable > 0) unreadable++;
                if (count.Renewed > 0) renewed.Add(new { row.First, row.Second, row.Version, payload });
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // What its own serializer cannot read no actor can; the pass goes on, and no key is retired.
                LogUnreadable(logger, table, e);
                unreadable++;
            }
        }

        return new(found.Count, await Write(renewed, cancellationToken), unreadable, (found[^1].First, found[^1].Second));
    }

    private byte[] Renew(Type type, byte[] payload) =>
        _renewals.GetOrAdd(type, static of => Open.MakeGenericMethod(of).CreateDelegate<Func<Serializer, byte[], byte[]>>())(serializer, payload);

    private static byte[] RenewAs<T>(Serializer serializer, byte[] payload) => serializer.SerializeToArray(serializer.Deserialize<T>(payload)!);

    private async Task<List<Row>> Read((string First, string Second) after, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select {first} as First, {second} as Second, {version} as Version, payload as Payload from {table}
            where ({first}, {second}) > (@First, @Second) and {condition} order by {first}, {second} limit {Together}
            """,
            new { after.First, after.Second },
            cancellationToken: cancellationToken))).AsList();
    }

    private async Task<int> Write(List<object> renewed, CancellationToken cancellationToken)
    {
        if (renewed.Count == 0) return 0;

        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var written = await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update {table} set payload = @payload where {first} = @First and {second} = @Second and {version} = @Version and {condition}
            """,
            renewed,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A row of {Table} cannot be read by its serializer")]
    private static partial void LogUnreadable(ILogger logger, string table, Exception exception);

    private sealed record Row
    {
        public string First { get; init; } = "";
        public string Second { get; init; } = "";
        public int Version { get; init; }
        public byte[] Payload { get; init; } = [];
    }
}
