using Dapper;
using HrActors.Storage.Databases;
using HrActors.Storage.Keys;

namespace HrActors.Storage.Rows;

internal sealed class IdempotencyRows(HrDatabase database, KeyRing ring, TimeProvider time) : IIdempotencyRows
{
    private const int Running = 1;
    private const int Done = 2;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestSilence = IIdempotencyRows.RenewEvery * 3;

    public async Task<IdempotencyClaim> Begin(string scope, string key, string bodyHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.Open(cancellationToken);
        var claimed = await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into idempotency (scope, request_key, body_hash, state, created_at, started_at)
            values (@scope, @key, @bodyHash, @running, @now, @now)
            on conflict (scope, request_key) do update
            set body_hash = excluded.body_hash, state = excluded.state, status = null, key_id = null, sealed = null,
                created_at = case when idempotency.created_at < @expired then excluded.created_at else idempotency.created_at end,
                started_at = excluded.started_at
            where idempotency.created_at < @expired or
                (idempotency.state = @running and idempotency.started_at < @cutOff and idempotency.body_hash = excluded.body_hash)
            """,
            new
            {
                scope,
                key,
                bodyHash,
                running = Running,
                now = Microseconds.From(now),
                expired = Microseconds.From(now - Kept),
                cutOff = Microseconds.From(now - LongestSilence),
            },
            cancellationToken: cancellationToken));
        if (claimed == 1) return new(IdempotencyOutcome.New);

        var row = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(
            """
            select body_hash as BodyHash, state as State, status as Status, key_id as KeyId, sealed as Sealed from idempotency
            where scope = @scope and request_key = @key
            """,
            new { scope, key },
            cancellationToken: cancellationToken));
        return row switch
        {
            // Given back between the two statements: the caller may try again at once.
            null => new(IdempotencyOutcome.Running),
            _ when row.BodyHash != bodyHash => new(IdempotencyOutcome.OtherBody),
            { State: Done, KeyId: { } keyId, Sealed: { } bytes } =>
                new(IdempotencyOutcome.Done, row.Status, ring.Open(keyId, bytes, Context(scope, key))),
            _ => new(IdempotencyOutcome.Running),
        };
    }

    public Task Renew(string scope, string key, CancellationToken cancellationToken) =>
        Execute(
            "update idempotency set started_at = @now where scope = @scope and request_key = @key and state = @running",
            new { scope, key, running = Running, now = Microseconds.From(time.GetUtcNow()) },
            cancellationToken);

    public Task Complete(string scope, string key, int status, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (keyId, bytes) = ring.Seal(body.Span, Context(scope, key));
        return Execute(
            """
            update idempotency set state = @done, status = @status, key_id = @keyId, sealed = @bytes
            where scope = @scope and request_key = @key and state = @running
            """,
            new
            {
                scope,
                key,
                status,
                done = Done,
                running = Running,
                keyId,
                bytes,
            },
            cancellationToken);
    }

    public Task Abandon(string scope, string key, CancellationToken cancellationToken) =>
        Execute(
            "delete from idempotency where scope = @scope and request_key = @key and state = @running",
            new { scope, key, running = Running },
            cancellationToken);

    public Task<int> Purge(CancellationToken cancellationToken) =>
        Execute(
            "delete from idempotency where created_at < @expired",
            new { expired = Microseconds.From(time.GetUtcNow() - Kept) },
            cancellationToken);

    internal static string Context(string scope, string key) => $"answer|{scope}|{key}";

    private async Task<int> Execute(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private sealed record Stored
    {
        public string BodyHash { get; init; } = "";
        public int State { get; init; }
        public int Status { get; init; }
        public string? KeyId { get; init; }
        public byte[]? Sealed { get; init; }
    }
}
