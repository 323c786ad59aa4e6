using System.Collections.Immutable;
using System.Security.Cryptography;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.Sample;

/// <summary>The accounts a start needs: six of the sample group, or one administrator.</summary>
internal sealed class StartAccounts(HostSettings settings, IGrainFactory grains)
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 14;

    private static readonly Account[] SampleAccounts =
    [
        new("admin", "系统管理员", Role.Administrator, null),
        new("manager", "HR经理", Role.HrManager, null),
        new("clerk", "HR专员", Role.HrClerk, null),
        new("finance", "财务", Role.Finance, null),
        new("auditor", "审计员", Role.Auditor, null),
        new("cs-manager", "长沙HR经理", Role.HrManager, SampleBranches.Changsha),
    ];

    private static readonly Account[] EmptyAccounts = [new("admin", "系统管理员", Role.Administrator, null)];

    /// <summary>Set when a password was made here; to be shown once and forgotten.</summary>
    public string? MadePassword { get; private set; }

    public IReadOnlyList<string> Names => [.. Wanted.Select(account => account.UserName)];

    private Account[] Wanted => settings.Sample ? SampleAccounts : EmptyAccounts;

    private string? GivenPassword => settings.Sample ? settings.SamplePassword : settings.AdminPassword;

    /// <summary>
    /// Makes the accounts that are missing. A password given by the environment is set when it is another one than at the start before;
    /// without one the accounts get a password made here, all of them when any is missing.
    /// </summary>
    public async Task Ensure()
    {
        if (GivenPassword is { } given)
        {
            await Task.WhenAll(Wanted.Select(account => Ensure(account, given)));
            return;
        }

        // Started empty without a password: people come from the company's identity provider.
        if (!settings.Sample) return;

        var existing = await Task.WhenAll(Wanted.Select(account => Grain(account).GetAccount()));
        if (existing.All(account => account is not null)) return;

        var made = RandomNumberGenerator.GetString(Alphabet, PasswordLength);
        await Task.WhenAll(Wanted.Select(account => Ensure(account, made)));
        MadePassword = made;
    }

    private Task Ensure(Account account, string password) => Grain(account).EnsureStart(new()
    {
        Command = new() { Id = Guid.CreateVersion7().ToString("N"), By = "system" },
        DisplayName = account.DisplayName,
        Role = account.Role,
        Branches = account.Branches,
        Password = password,
        IsExempt = settings.Sample,
    });

    private IUserGrain Grain(Account account) => grains.GetGrain<IUserGrain>(GrainKeys.User(account.UserName));

    private sealed record Account(string UserName, string DisplayName, Role Role, ImmutableHashSet<string>? Branches);
}
