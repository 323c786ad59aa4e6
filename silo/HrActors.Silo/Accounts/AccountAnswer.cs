using HrActors.Contracts.Access;

namespace HrActors.Silo.Accounts;

/// <summary>An account as the interface shows it.</summary>
internal sealed record AccountAnswer
{
    public required string UserName { get; init; }
    public required string DisplayName { get; init; }
    public required string Role { get; init; }

    /// <summary>Null for all branches.</summary>
    public required IReadOnlyList<string>? Branches { get; init; }

    /// <summary>Kept by the company's identity provider.</summary>
    public required bool External { get; init; }
    public required bool Disabled { get; init; }
    public required bool MustChangePassword { get; init; }
    public required bool SecondFactor { get; init; }

    /// <summary>Whether the role demands a second factor.</summary>
    public required bool SecondFactorRequired { get; init; }
    public required int RecoveryCodes { get; init; }

    /// <summary>Null when not locked.</summary>
    public required DateTimeOffset? LockedUntil { get; init; }
    public required DateTimeOffset? LastSignInAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Newest first; empty in a list.</summary>
    public required IReadOnlyList<SessionItem> Sessions { get; init; }
    public required long Version { get; init; }

    public static AccountAnswer Of(AccountView account) => Of(account, null);

    /// <param name="current">The session that asks; null when it is none of these.</param>
    public static AccountAnswer Of(AccountView account, string? current) => new()
    {
        UserName = account.UserName,
        DisplayName = account.DisplayName,
        Role = account.Role.ToString(),
        Branches = account.Branches is { } branches ? [.. branches.Order(StringComparer.Ordinal)] : null,
        External = account.IsExternal,
        Disabled = account.IsDisabled,
        MustChangePassword = account.MustChangePassword,
        SecondFactor = account.HasSecondFactor,
        SecondFactorRequired = account.NeedsSecondFactor,
        RecoveryCodes = account.RecoveryCodes,
        LockedUntil = account.LockedUntil,
        LastSignInAt = account.LastSignInAt,
        CreatedAt = account.CreatedAt,
        Sessions =
        [
            .. account.Sessions.Select(session => new SessionItem
            {
                Id = session.Id,
                StartedAt = session.StartedAt,
                LastUsedAt = session.LastUsedAt,
                ExpiresAt = session.Until,
                From = session.From,
                Current = session.Id == current,
            }),
        ],
        Version = account.Version,
    };

    /// <summary>One signed-in browser or program.</summary>
    internal sealed record SessionItem
    {
        public required string Id { get; init; }
        public required DateTimeOffset StartedAt { get; init; }

        /// <summary>To a few minutes.</summary>
        public required DateTimeOffset LastUsedAt { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public required string? From { get; init; }

        /// <summary>Whether it is the one that asks.</summary>
        public required bool Current { get; init; }
    }
}
