using System.Collections.Immutable;

namespace HrActors.DurableLog;

/// <summary>A subject and how far its reader has come in each queue; a queue not named: nothing read.</summary>
public sealed record SubjectPosition
{
    public required string Subject { get; init; }

    public IReadOnlyDictionary<int, long> AfterPositionByQueue { get; init; } = ImmutableDictionary<int, long>.Empty;
}
