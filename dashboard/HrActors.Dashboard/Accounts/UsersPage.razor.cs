using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Accounts;

/// <summary>Accounts with role, scope and state; an administrator makes and changes them.</summary>
public sealed partial class UsersPage
{
    private IReadOnlyList<AccountView>? _accounts;
    private UserDraft? _draft;
    private AccountOrder? _order;
    private FirstPassword? _made;

    [Inject] internal IAccountDesk Desk { get; init; } = null!;

    private bool Manages => By?.ManagesAccess() == true;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (by.ManagesAccess()) _accounts = await Desk.List(by, cancellationToken);
    }

    protected override bool Concerns(Change change) => false;

    private void Add() => _draft = new() { IsNew = true };

    private void Edit(AccountView account) => _draft = new()
    {
        UserName = account.UserName,
        DisplayName = account.DisplayName,
        Role = account.Role,
        Branches = account.Branches is { } branches ? string.Join(' ', branches.Order(StringComparer.Ordinal)) : "",
    };

    private async Task Save(UserDraft draft)
    {
        var request = new AccountRequest { DisplayName = draft.DisplayName.Trim(), Role = draft.Role, Branches = draft.Scope };
        if (draft.IsNew)
        {
            if (await Run(Intent($"create {draft.UserName}", request), id => Desk.Create(draft.UserName.Trim(), request, By!, id)) is not { } made) return;
            _made = made;
        }
        else if (await Run(Intent($"change {draft.UserName}", request), id => Desk.Change(draft.UserName, request, By!, id)) is null)
        {
            return;
        }

        _draft = null;
    }

    private void Ask(AccountView account, AccountAct act) => _order = new() { UserName = account.UserName, Act = act };

    private async Task Do(AccountOrder order)
    {
        var intent = $"{order.Act} {order.UserName}";
        if (order.Act == AccountAct.ResetPassword)
        {
            if (await Run(intent, id => Desk.ResetPassword(order.UserName, order.Reason, By!, id)) is not { } made) return;
            _made = made;
        }
        else if (await Run(intent, id => Desk.Administer(order.UserName, order.Act, order.Reason, By!, id)) is null)
        {
            return;
        }

        _order = null;
    }

    private string ScopeOf(AccountView account) =>
        account.Branches is { } branches ? string.Join(' ', branches.Order(StringComparer.Ordinal)) : W[AccountTexts.AllBranches];

    private IEnumerable<(LocalText Text, Tone Tone)> States(AccountView account)
    {
        if (account.IsDisabled) yield return (AccountTexts.Disabled, Tone.Bad);
        else if (account.LockedUntil > Time.GetUtcNow()) yield return (AccountTexts.Locked, Tone.Warn);
        else yield return (AccountTexts.Active, Tone.Good);
        if (account.IsExternal) yield return (AccountTexts.External, Tone.Info);
        if (account.MustChangePassword) yield return (AccountTexts.FirstPassword, Tone.Warn);
        if (account.HasSecondFactor) yield return (AccountTexts.Factor, Tone.Info);
        else if (account.NeedsSecondFactor) yield return (AccountTexts.FactorMissing, Tone.Warn);
    }
}

/// <summary>What is about to be done to an account.</summary>
public sealed class AccountOrder
{
    public required string UserName { get; init; }
    public required AccountAct Act { get; init; }
    public string Reason { get; set; } = "";
}

/// <summary>An account as it is being written.</summary>
public sealed class UserDraft
{
    public bool IsNew { get; init; }
    public string UserName { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public Role Role { get; set; } = Role.HrClerk;

    /// <summary>Codes parted by blanks; empty for all. Of no account with a role whose rights know no branches.</summary>
    public string Branches { get; set; } = "";

    internal ImmutableHashSet<string>? Scope =>
        Branches.Split([' ', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } codes && AccessPolicy.HasScope(Role) ? [.. codes] : null;
}
