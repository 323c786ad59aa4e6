using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;

namespace HrActors.Grains.Rows;

/// <summary>Proofs of deletion, each sealed with a keyed hash; never changed.</summary>
public interface IDeletionRows
{
    /// <summary>Writes the record once per id.</summary>
    Task Save(DeletionRecord record, CancellationToken cancellationToken);

    /// <summary>Newest first, within branches; null scope means all.</summary>
    Task<Page<SealedDeletion>> Read(ImmutableHashSet<string>? scope, string? cursor, int limit, CancellationToken cancellationToken);
}
