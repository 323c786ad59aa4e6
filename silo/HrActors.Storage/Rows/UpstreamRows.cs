using System.Text.Json;
using Dapper;
using HrActors.Contracts.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class UpstreamRows(HrDatabase database) : IUpstreamRows
{
    private const string Select =
        """
        select id as Id, key_hash as KeyHash, name as Name, source as Source, branches as Branches, created_at as CreatedAt,
            created_by as CreatedBy, revoked_at as RevokedAt, revoked_by as RevokedBy, used_at as UsedAt,
            expires_at as ExpiresAt, rotated_at as RotatedAt, previous_hash as PreviousHash, previous_until as PreviousUntil
        from upstream
        """;

    public async Task Save(UpstreamRow row, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into upstream (id, key_hash, name, source, branches, created_at, created_by, revoked_at, revoked_by, used_at, expires_at,
                rotated_at, previous_hash, previous_until)
            values (@Id, @KeyHash, @Name, @Source, @Branches, @CreatedAt, @CreatedBy, @RevokedAt, @RevokedBy, @UsedAt, @ExpiresAt,
                @RotatedAt, @PreviousHash, @PreviousUntil)
            on conflict (id) do update set key_hash = excluded.key_hash, name = excluded.name, source = excluded.source,
                branches = excluded.branches, revoked_at = excluded.revoked_at, revoked_by = excluded.revoked_by,
                expires_at = excluded.expires_at, rotated_at = excluded.rotated_at, previous_hash = excluded.previous_hash,
                previous_until = excluded.previous_until
            """,
            Stored.From(row),
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<UpstreamRow>> All(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition($"{Select} order by id", cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRow())];
    }

    public async Task<UpstreamRow?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Stored>(
            new CommandDefinition($"{Select} where id = @id", new { id }, cancellationToken: cancellationToken));
        return row?.ToRow();
    }

    public async Task NoteUse(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> lastUse, CancellationToken cancellationToken)
    {
        if (lastUse.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update upstream set used_at = @at where id = @id and (used_at is null or used_at < @at)",
            lastUse.OrderBy(use => use.Key, StringComparer.Ordinal).Select(use => new { id = use.Key, at = Microseconds.From(use.Value) }),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record Stored
    {
        public string Id { get; init; } = "";
        public string KeyHash { get; init; } = "";
        public string Name { get; init; } = "";
        public string Source { get; init; } = "";
        public string Branches { get; init; } = "[]";
        public long CreatedAt { get; init; }
        public string CreatedBy { get; init; } = "";
        public long? RevokedAt { get; init; }
        public string? RevokedBy { get; init; }
        public long? UsedAt { get; init; }
        public long? ExpiresAt { get; init; }
        public long? RotatedAt { get; init; }
        public string? PreviousHash { get; init; }
        public long? PreviousUntil { get; init; }

        public static Stored From(UpstreamRow row) => new()
        {
            Id = row.Id,
            KeyHash = row.KeyHash,
            Name = row.Name,
            Source = row.Source,
            Branches = JsonSerializer.Serialize(row.Branches.Order(StringComparer.Ordinal)),
            CreatedAt = Microseconds.From(row.CreatedAt),
            CreatedBy = row.CreatedBy,
            RevokedAt = Microseconds.From(row.RevokedAt),
            RevokedBy = row.RevokedBy,
            UsedAt = Microseconds.From(row.LastUsedAt),
            ExpiresAt = Microseconds.From(row.ExpiresAt),
            RotatedAt = Microseconds.From(row.RotatedAt),
            PreviousHash = row.PreviousHash,
            PreviousUntil = Microseconds.From(row.PreviousUntil),
        };

        public UpstreamRow ToRow() => new()
        {
            Id = Id,
            KeyHash = KeyHash,
            Name = Name,
            Source = Source,
            Branches = [.. JsonSerializer.Deserialize<string[]>(Branches) ?? []],
            CreatedAt = Microseconds.ToInstant(CreatedAt),
            CreatedBy = CreatedBy,
            RevokedAt = Microseconds.ToInstant(RevokedAt),
            RevokedBy = RevokedBy,
            LastUsedAt = Microseconds.ToInstant(UsedAt),
            ExpiresAt = Microseconds.ToInstant(ExpiresAt),
            RotatedAt = Microseconds.ToInstant(RotatedAt),
            PreviousHash = PreviousHash,
            PreviousUntil = Microseconds.ToInstant(PreviousUntil),
        };
    }
}
