using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Rows;

internal sealed class DueWorkRows(HrDatabase database, GroupCommit writes) : IDueWork
{
    private const string Select = "select owner as Owner, kind as Kind, due_at as DueAt, attempts as Attempts, payload as Payload from due_work";

    private const string Upsert =
        """
        insert into due_work (owner, kind, due_at, attempts, payload) values (@owner, @kind, @dueAt, 0, @payload)
        on conflict (owner, kind) do update
        set due_at = excluded.due_at, attempts = 0, payload = coalesce(excluded.payload, due_work.payload)
        """;

    private const string Insert =
        "insert into due_work (owner, kind, due_at, attempts, payload) values (@owner, @kind, @dueAt, 0, @payload) on conflict do nothing";

    private const string Move = "update due_work set due_at = @dueAt, attempts = attempts + 1 where owner = @owner and kind = @kind";

    private const string Delete = "delete from due_work where owner = @owner and kind = @kind";

    private const string DeleteIfDue = "delete from due_work where owner = @owner and kind = @kind and due_at = @dueAt";

    public Task Schedule(string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken) =>
        writes.Write(Row(Upsert, owner, kind, dueAt, payload), cancellationToken);

    public async Task ScheduleWith(string owner, string kind, DateTimeOffset dueAt, Func<Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var along = RowsWithState.Put(Row(Upsert, owner, kind, dueAt, payload: null));
        await write();
        along.MustBeWritten();
    }

    public async Task<bool> TrySchedule(
        string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken) =>
        (await writes.Write(Row(Insert, owner, kind, dueAt, payload), cancellationToken)).Rows == 1;

    public Task Postpone(string owner, string kind, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        writes.Write(new(Move, ("owner", owner), ("kind", kind), ("dueAt", Microseconds.From(dueAt))), cancellationToken);

    public Task Done(string owner, string kind, CancellationToken cancellationToken) =>
        writes.Write(new(Delete, ("owner", owner), ("kind", kind)), cancellationToken);

    public Task Done(DueItem item, CancellationToken cancellationToken) => writes.Write(
        new(DeleteIfDue, ("owner", item.Owner), ("kind", item.Kind), ("dueAt", Microseconds.From(item.DueAt))), cancellationToken);

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

    private static RowWrite Row(string sql, string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload) => new(
        sql, ("owner", owner), ("kind", kind), ("dueAt", Microseconds.From(dueAt)), ("payload", payload?.ToArray()));

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

    private sealed record Stored
    {
        public string Owner { get; init; } = "";
        public string Kind { get; init; } = "";
        public long DueAt { get; init; }
        public int Attempts { get; init; }
        public byte[]? Payload { get; init; }
    }
}
