using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using HrActors.Grains.Outbox;
using Microsoft.AspNetCore.Identity;

namespace HrActors.Grains.Access;

[GenerateSerializer, Immutable, Alias("hr.user-state")]
internal sealed record UserState
{
    /// <summary>Null until the account is made.</summary>
    [Id(0)] public Principal? Principal { get; init; }

    /// <summary>Salted hash of the password (PBKDF2); null when the account has none.</summary>
    [Id(1)] public string? PasswordHash { get; init; }
    [Id(2)] public int FailedSignIns { get; init; }

    /// <summary>No sign-in before this instant; null when not locked.</summary>
    [Id(3)] public DateTimeOffset? LockedUntil { get; init; }
    [Id(4)] public RecentCommands Commands { get; init; } = RecentCommands.None;

    public override string ToString() => nameof(UserState);
}

[GrainType("user")]
internal sealed class UserGrain(
    [PersistentState("user", "hr")] IPersistentState<UserState> store, IPasswordHasher<UserState> hasher, TimeProvider time)
    : StateGrain<UserState>(store), IUserGrain
{
    /// <summary>Wrong passwords in a row before the account is locked for a while.</summary>
    private const int AttemptsAllowed = 10;

    private static readonly TimeSpan LockFor = TimeSpan.FromMinutes(5);

    private static readonly Refusal Denied =
        Refusal.Forbidden("session.denied", "用户名或密码不正确，或账户已被暂时锁定。", "The user name or password is wrong, or the account is locked for a while.");

    public async Task<Principal> Configure(ConfigureUser command)
    {
        if (State.Commands.Contains(command.Command.Id) && State.Principal is { } known) return known;

        var hash = command.Password is { } password ? hasher.HashPassword(State, password) : State.PasswordHash;
        var principal = new Principal
        {
            UserName = GrainKeys.IdOf(this.GetPrimaryKeyString()),
            DisplayName = command.DisplayName,
            Role = command.Role,
            Branches = command.Branches,
            Stamp = command.Command.Id,
        };
        await Write(State with { Principal = principal, PasswordHash = hash, FailedSignIns = 0, LockedUntil = null, Commands = State.Commands.Remember(command.Command.Id) });
        return principal;
    }

    public async Task<Reply<Principal>> SignIn(string password)
    {
        if (State.Principal is not { } principal || State.PasswordHash is not { } hash || State.LockedUntil > time.GetUtcNow()) return Denied;

        // Hashing takes long, so it runs beside the actor, on values only: the state cannot be reached from there.
        var state = State;
        if (await Task.Run(() => hasher.VerifyHashedPassword(state, hash, password)) == PasswordVerificationResult.Failed)
        {
            var failed = State.FailedSignIns + 1;
            await Write(failed < AttemptsAllowed
                ? State with { FailedSignIns = failed }
                : State with { FailedSignIns = 0, LockedUntil = time.GetUtcNow() + LockFor });
            return Denied;
        }

        if (State.FailedSignIns > 0) await Write(State with { FailedSignIns = 0, LockedUntil = null });
        return principal;
    }

    public Task<Principal?> Get() => Task.FromResult(State.Principal);
}
