using System.Text.Json;
using Dapper;
using HrActors.Contracts.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class AccountRows(HrDatabase database) : IAccountRows
{
    public async Task Save(AccountView account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into account (user_name, display_name, role, branches, flags, locked_until, signed_in_at, created_at, version)
            values (@UserName, @DisplayName, @Role, @Branches, @Flags, @LockedUntil, @SignedInAt, @CreatedAt, @Version)
            on conflict (user_name) do update set display_name = excluded.display_name, role = excluded.role, branches = excluded.branches,
                flags = excluded.flags, locked_until = excluded.locked_until, signed_in_at = excluded.signed_in_at, version = excluded.version
            where account.version <= excluded.version
            """,
            Stored.From(account),
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<AccountView>> All(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            """
            select user_name as UserName, display_name as DisplayName, role as Role, branches as Branches, flags as Flags,
                locked_until as LockedUntil, signed_in_at as SignedInAt, created_at as CreatedAt, version as Version
            from account order by user_name
            """,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToView())];
    }

    private sealed record Stored
    {
        private const int External = 1;
        private const int Disabled = 2;
        private const int MustChange = 4;
        private const int HasFactor = 8;
        private const int NeedsFactor = 16;

        public string UserName { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public int Role { get; init; }
        public string? Branches { get; init; }
        public int Flags { get; init; }
        public long? LockedUntil { get; init; }
        public long? SignedInAt { get; init; }
        public long CreatedAt { get; init; }
        public long Version { get; init; }

        public static Stored From(AccountView view) => new()
        {
            UserName = view.UserName,
            DisplayName = view.DisplayName,
            Role = (int)view.Role,
            Branches = view.Branches is { } branches ? JsonSerializer.Serialize(branches.Order(StringComparer.Ordinal)) : null,
            Flags = (view.IsExternal ? External : 0) | (view.IsDisabled ? Disabled : 0) | (view.MustChangePassword ? MustChange : 0)
                | (view.HasSecondFactor ? HasFactor : 0) | (view.NeedsSecondFactor ? NeedsFactor : 0),
            LockedUntil = Microseconds.From(view.LockedUntil),
            SignedInAt = Microseconds.From(view.LastSignInAt),
            CreatedAt = Microseconds.From(view.CreatedAt),
            Version = view.Version,
        };

        public AccountView ToView() => new()
        {
            UserName = UserName,
            DisplayName = DisplayName,
            Role = (Role)Role,
            Branches = Branches is null ? null : [.. JsonSerializer.Deserialize<string[]>(Branches) ?? []],
            IsExternal = (Flags & External) != 0,
            IsDisabled = (Flags & Disabled) != 0,
            MustChangePassword = (Flags & MustChange) != 0,
            HasSecondFactor = (Flags & HasFactor) != 0,
            NeedsSecondFactor = (Flags & NeedsFactor) != 0,
            LockedUntil = Microseconds.ToInstant(LockedUntil),
            LastSignInAt = Microseconds.ToInstant(SignedInAt),
            CreatedAt = Microseconds.ToInstant(CreatedAt),
            Version = Version,
        };
    }
}
