using HrActors.Contracts.Access;

namespace HrActors.Grains.Rows;

/// <summary>Rows of the accounts, for lists: a copy of what each account says of itself, without its sessions.</summary>
public interface IAccountRows
{
    /// <summary>Writes the row unless a newer version is there.</summary>
    Task Save(AccountView account, CancellationToken cancellationToken);

    /// <summary>In order of name.</summary>
    Task<IReadOnlyList<AccountView>> All(CancellationToken cancellationToken);
}
