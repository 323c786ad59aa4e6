namespace HrActors.Grains.Rows;

/// <summary>A policy file as kept.</summary>
/// <param name="Id">The draft's id.</param>
/// <param name="Pack">The pack it belongs to.</param>
/// <param name="Name">For people.</param>
/// <param name="Text">YAML.</param>
/// <param name="ConfirmedAt">When it came into force; null for a draft.</param>
public sealed record StoredPolicyFile(string Id, string Pack, string Name, string Text, DateTimeOffset? ConfirmedAt);

/// <summary>Texts of policy files beyond the shipped ones. A text never changes; a confirmation is never taken back.</summary>
public interface IPolicyFiles
{
    /// <summary>Keeps a draft; one that is there already stays.</summary>
    Task Save(StoredPolicyFile file, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<StoredPolicyFile?> Find(string id, CancellationToken cancellationToken);

    /// <summary>Puts it in force; the first time stands.</summary>
    Task Confirm(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Those in force, in the order of their confirmation.</summary>
    Task<IReadOnlyList<StoredPolicyFile>> Confirmed(CancellationToken cancellationToken);

    /// <summary>How many are in force: tells cheaply whether there is anything new.</summary>
    Task<int> CountConfirmed(CancellationToken cancellationToken);
}
