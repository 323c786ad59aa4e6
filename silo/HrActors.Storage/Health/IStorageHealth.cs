namespace HrActors.Storage.Health;

/// <summary>Whether the database can be read and written now.</summary>
public interface IStorageHealth
{
    /// <summary>As of the last look; null when all was well.</summary>
    StorageTrouble? Trouble { get; }

    /// <summary>Looks, unless somebody has just looked.</summary>
    Task<StorageTrouble?> Look(CancellationToken cancellationToken);
}

/// <summary>A database that does not do its work.</summary>
/// <param name="Since">When that was first seen.</param>
/// <param name="Place">Where it is, without a secret.</param>
/// <param name="FreeBytes">Room left on its file system; null where nobody here knows it.</param>
public sealed record StorageTrouble(StorageTroubleKind Kind, DateTimeOffset Since, string Place, long? FreeBytes);
