using HrActors.Contracts.Access;

namespace HrActors.Grains.Rows;

/// <summary>Rows of the keys of upstream systems; of the key itself only the hash.</summary>
public interface IUpstreamRows
{
    /// <summary>Writes the row; <see cref="UpstreamRow.LastUsedAt"/> never goes back.</summary>
    Task Save(UpstreamRow row, CancellationToken cancellationToken);

    /// <summary>All of them, in order of id.</summary>
    Task<IReadOnlyList<UpstreamRow>> All(CancellationToken cancellationToken);

    /// <summary>Null when there is no such key.</summary>
    Task<UpstreamRow?> Find(string id, CancellationToken cancellationToken);

    /// <summary>Notes that keys were used.</summary>
    Task NoteUse(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> lastUse, CancellationToken cancellationToken);
}
