namespace HrActors.Contracts.Access;

/// <summary>The key of an upstream system in a list. The key itself is never shown again.</summary>
[GenerateSerializer, Immutable, Alias("hr.upstream-row")]
public sealed record UpstreamRow
{
    [Id(0)] public required string Id { get; init; }

    /// <summary>SHA-256 of the key, by which its actor is found.</summary>
    [Id(1)] public required string KeyHash { get; init; }
    [Id(2)] public required string Name { get; init; }

    /// <summary>The CloudEvents source it may write for.</summary>
    [Id(3)] public required string Source { get; init; }
    [Id(4)] public required ImmutableHashSet<string> Branches { get; init; }
    [Id(5)] public required DateTimeOffset CreatedAt { get; init; }
    [Id(6)] public required string CreatedBy { get; init; }

    /// <summary>Null while it is valid.</summary>
    [Id(7)] public DateTimeOffset? RevokedAt { get; init; }
    [Id(8)] public string? RevokedBy { get; init; }

    /// <summary>To the minute; null before the first use.</summary>
    [Id(9)] public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>From here on it is worthless; null for never.</summary>
    [Id(10)] public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the present key followed another one; null for the first.</summary>
    [Id(11)] public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>SHA-256 of the key before; null for the first.</summary>
    [Id(12)] public string? PreviousHash { get; init; }

    /// <summary>Until when the key before is taken too.</summary>
    [Id(13)] public DateTimeOffset? PreviousUntil { get; init; }

    public override string ToString() => $"{nameof(UpstreamRow)} {Id}";
}
