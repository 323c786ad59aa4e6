using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class DueWorkRows(HrDatabase database) : IDueWork
{
    private const string Select = "select owner as Owner, kind as Kind, due_at as DueAt, attempts as Attempts, payload as Payload from due_work";

    public Task Schedule(string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken) =>
        Execute(
            """
            insert into due_work (owner, kind, due_at, attempts, payload) values (@Owner, @Kind, @DueAt, 0, @Payload)
            on conflict (owner, kind) do update
            set due_at = excluded.due_at, attempts = 0, payload = coalesce(excluded.payload, due_work.payload)
            """,
            new(owner, kind, dueAt, payload),
            cancellationToken);

    public async Task<bool> TrySchedule(
        string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken) =>
        await Execute(
            """
            insert into due_work (owner, kind, due_at, attempts, payload) values (@Owner, @Kind, @DueAt, 0, @Payload)
            on conflict do nothing
            """,
            new(owner, kind, dueAt, payload),
            cancellationToken) == 1;

    public Task Postpone(string owner, string kind, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        Execute(
            "update due_work set due_at = @DueAt, attempts = attempts + 1 where owner = @Owner and kind = @Kind",
            new(owner, kind, dueAt, null),
            cancellationToken);

    public Task Done(string owner, string kind, CancellationToken cancellationToken) =>
        Execute("delete from due_work where owner = @Owner and kind = @Kind", new(owner, kind, default, null), cancellationToken);

    public Task Done(DueItem item, CancellationToken cancellationToken) =>
        Execute(
            "delete from due_work where owner = @Owner and kind = @Kind and due_at = @DueAt",
            new(item.Owner, item.Kind, item.DueAt, null),
            cancellationToken);

    public Task<IReadOnlyList<DueItem>> Due(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Read(
            $"{Select} where due_at <= @now order by due_at, owner, kind limit @limit",
            new { now = Microseconds.From(now), limit },
            cancellationToken);

    public Task<IReadOnlyList<DueItem>> Of(string owner, string prefix, int limit, CancellationToken cancellationToken) => Read(
        $"{Select} where owner = @owner and kind like @pattern order by due_at, kind limit @limit",
        new { owner, pattern = prefix + "%", limit },
        cancellationToken);

    public async Task<DueItem?> Find(string owner, string kind, CancellationToken cancellationToken) =>
        (await Read($"{Select} where owner = @owner and kind = @kind", new { owner, kind }, cancellationToken)).SingleOrDefault();

    private async Task<int> Execute(string sql, Written values, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private async Task<IReadOnlyList<DueItem>> Read(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DueItem(
            row.Owner,
            row.Kind,
            Microseconds.ToInstant(row.DueAt),
            row.Attempts,
            row.Payload is { } payload ? payload.AsMemory() : (ReadOnlyMemory<byte>?)null))];
    }

    private sealed class Written(string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload)
    {
        public string Owner { get; } = owner;
        public string Kind { get; } = kind;
        public long DueAt { get; } = Microseconds.From(dueAt);
        public byte[]? Payload { get; } = payload?.ToArray();
    }

    private sealed record Stored
    {
        public string Owner { get; init; } = "";
        public string Kind { get; init; } = "";
        public long DueAt { get; init; }
        public int Attempts { get; init; }
        public byte[]? Payload { get; init; }
    }
}
