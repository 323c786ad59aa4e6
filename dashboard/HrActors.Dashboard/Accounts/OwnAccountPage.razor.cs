using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Accounts;

/// <summary>The own account: password, second factor, sessions.</summary>
public sealed partial class OwnAccountPage
{
    private AccountView? _account;
    private SecondFactorSetup? _setup;
    private RecoveryCodes? _codes;
    private string? _told;
    private string _password = "";
    private string _newPassword = "";
    private string _repeat = "";
    private string _factorPassword = "";
    private string _code = "";
    private bool _different;

    [Inject] internal IAccountDesk Desk { get; init; } = null!;
    [Inject] internal SessionCheck Check { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;
    [Inject] internal IOptions<DashboardOptions> Options { get; init; } = null!;

    private string Subtitle => _account is { } account ? $"{account.UserName} · {account.DisplayName} · {W[ShellTexts.RoleName(account.Role)]}" : "";

    protected override async Task Read(Principal by, CancellationToken cancellationToken) =>
        _account = (await Desk.Account(by.UserName, by)).Value;

    protected override bool Concerns(Change change) => false;

    private async Task ChangePassword()
    {
        _told = null;
        _different = _newPassword != _repeat;
        if (_different || await Run("own password", id => Desk.ChangePassword(_password, _newPassword, By!, id)) is null) return;

        (_password, _newPassword, _repeat) = ("", "", "");
        _told = W[AccountTexts.PasswordChanged];
    }

    private async Task SetUp()
    {
        (_told, _codes) = (null, null);
        _setup = await Run("own second factor", id => Desk.BeginSecondFactor(_factorPassword, By!, id));
        _factorPassword = "";
    }

    private async Task Confirm()
    {
        if (await Run($"own second factor {_code}", id => Desk.ConfirmSecondFactor(_code.Trim(), By!, id)) is not { } codes) return;
        (_setup, _codes, _code) = (null, codes, "");
    }

    private async Task Drop()
    {
        _codes = null;
        await Run("drop own second factor", id => Desk.DropSecondFactor(_factorPassword, By!, id));
        _factorPassword = "";
    }

    private async Task End(string? session)
    {
        var own = By!.SessionId;
        await Run($"end {session}", id => Desk.EndSessions(session, By!, id));
        if ((session is null || session == own) && own is not null)
        {
            Check.Forget(own);
            Navigation.NavigateTo("/sign-in", forceLoad: true);
        }
    }
}
