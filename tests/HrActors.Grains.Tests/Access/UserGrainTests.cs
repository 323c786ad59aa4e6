using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using HrActors.Storage.Audit;

namespace HrActors.Grains.Tests.Access;

[Collection(HrCluster.Shared.Name)]
public sealed class UserGrainTests(HrCluster cluster)
{
    private const string First = "first-Password-1";
    private const string Second = "second-Secret-22";

    private static int _names;

    private readonly string _name = $"user-{Interlocked.Increment(ref _names)}";

    private IUserGrain User => cluster.Grains.GetGrain<IUserGrain>(GrainKeys.User(_name));

    [Fact]
    public async Task A_session_begins_with_the_right_password_and_is_on_record_before_the_answer()
    {
        await Make();

        var result = (await User.Enter(new() { Password = First, From = "api 10.0.0.5" })).Value!;

        Assert.Equal(SignInStep.Done, result.Step);
        Assert.Equal((_name, Role.HrClerk), (result.Principal!.UserName, result.Principal.Role));
        Assert.Equal(_name, (await User.Use(result.Session!.Id, true))!.UserName);
        var row = Assert.Single(await Trail("session.started"));
        Assert.Equal((_name, "api 10.0.0.5"), (row.By, row.From));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_wrong_password_is_refused_and_on_record(string? password)
    {
        await Make();

        Assert.Equal("session.denied", (await User.Enter(new() { Password = password })).Refusal?.Code);
        Assert.Equal("password", Assert.Single(await Trail("session.denied")).Reason);
    }

    [Fact]
    public async Task A_name_nobody_has_is_refused_alike_and_not_kept()
    {
        Assert.Equal("session.denied", (await User.Enter(new() { Password = First })).Refusal?.Code);

        Assert.Empty(await Trail("session.denied"));
        Assert.NotEmpty((await cluster.Get<IAuditTrail>().Read(new() { Subject = "user:unknown" }, default)).Items);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_also_for_the_right_one_until_an_administrator_lifts_it()
    {
        await Make();
        for (var i = 0; i < 10; i++) await User.Enter(new() { Password = "wrong" });

        Assert.Equal("session.denied", (await User.Enter(new() { Password = First })).Refusal?.Code);
        Assert.Equal("locked", (await Trail("session.denied"))[0].Reason);
        Assert.NotNull((await User.GetAccount())!.LockedUntil);

        await User.Administer(new() { Command = Command(), Act = AccountAct.EndSessions });
        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = First })).Value?.Step);
    }

    [Fact]
    public async Task A_lock_is_in_the_list_as_soon_as_it_is_there()
    {
        await Make();
        for (var i = 0; i < 10; i++) await User.Enter(new() { Password = "wrong" });

        Assert.NotNull((await Listed()).LockedUntil);

        await User.Administer(new() { Command = Command(), Act = AccountAct.EndSessions });
        Assert.Null((await Listed()).LockedUntil);
    }

    [Fact]
    public async Task A_ticket_ends_with_the_password_it_stood_for()
    {
        await Make();
        var secret = SecretOf((await User.BeginSecondFactor(Proof(First))).Value!);
        await User.ConfirmSecondFactor(Command(), Code(secret));
        var ticket = (await User.Enter(new() { Password = First })).Value!.Ticket;

        await User.Administer(new() { Command = Command(), Act = AccountAct.ResetPassword, Password = Second });
        await User.Administer(new() { Command = Command(), Act = AccountAct.ResetSecondFactor });

        Assert.Equal("session.denied", (await User.Enter(new() { Ticket = ticket, NewPassword = "third-Password-3" })).Refusal?.Code);
    }

    [Fact]
    public async Task A_confirmation_that_is_sent_again_shows_the_same_recovery_codes()
    {
        await Make();
        var secret = SecretOf((await User.BeginSecondFactor(Proof(First))).Value!);
        var command = Command();

        var first = (await User.ConfirmSecondFactor(command, Code(secret))).Value!.Codes;
        var again = (await User.ConfirmSecondFactor(command, Code(secret))).Value!.Codes;

        Assert.Equal(first, again);
        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = First, Code = again[3] })).Value?.Step);
    }

    [Fact]
    public async Task A_first_password_has_to_be_replaced_by_one_that_keeps_the_rules()
    {
        await Make(mustChange: true);

        var asked = (await User.Enter(new() { Password = First })).Value!;
        Assert.Equal(SignInStep.NewPassword, asked.Step);
        Assert.Null(asked.Session);
        Assert.Equal("account.password-length", (await User.Enter(new() { Ticket = asked.Ticket, NewPassword = "short" })).Refusal?.Code);
        Assert.Equal("account.password-reused", (await User.Enter(new() { Ticket = asked.Ticket, NewPassword = First })).Refusal?.Code);

        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Ticket = asked.Ticket, NewPassword = Second })).Value?.Step);
        Assert.Equal("session.denied", (await User.Enter(new() { Password = First })).Refusal?.Code);
        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = Second })).Value?.Step);
    }

    [Fact]
    public async Task A_ticket_that_nobody_was_given_opens_nothing()
    {
        await Make(mustChange: true);

        Assert.Equal("session.denied", (await User.Enter(new() { Ticket = "made-up", NewPassword = Second })).Refusal?.Code);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_each_code_counts_once()
    {
        await Make();
        var secret = SecretOf((await User.BeginSecondFactor(Proof(First))).Value!);
        Assert.Equal("session.code-wrong", (await User.ConfirmSecondFactor(Command(), "000000")).Refusal?.Code);
        var codes = (await User.ConfirmSecondFactor(Command(), Code(secret))).Value!.Codes;

        Assert.Equal(SignInStep.Code, (await User.Enter(new() { Password = First })).Value?.Step);
        Assert.Equal("session.code-wrong", (await User.Enter(new() { Password = First, Code = Code(secret) })).Refusal?.Code);
        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = First, Code = codes[0] })).Value?.Step);
        Assert.Equal("session.code-wrong", (await User.Enter(new() { Password = First, Code = codes[0] })).Refusal?.Code);
        Assert.Equal(9, (await User.GetAccount())!.RecoveryCodes);

        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = First, Code = Next(secret) })).Value?.Step);
    }

    [Fact]
    public async Task A_role_may_demand_a_second_factor_which_is_then_set_up_at_the_door()
    {
        await Make(Role.Auditor);

        var asked = (await User.Enter(new() { Password = First })).Value!;
        Assert.Equal(SignInStep.SecondFactorSetup, asked.Step);
        var done = (await User.Enter(new() { Ticket = asked.Ticket, Code = Code(SecretOf(asked.Setup!)) })).Value!;

        Assert.Equal((SignInStep.Done, 10), (done.Step, done.RecoveryCodes.Count));
        Assert.Equal("account.second-factor-demanded", (await User.DropSecondFactor(Proof(First))).Refusal?.Code);
    }

    [Fact]
    public async Task An_account_of_the_sample_is_asked_for_neither()
    {
        await Make(Role.Auditor, mustChange: true, isExempt: true);

        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = First })).Value?.Step);
    }

    [Fact]
    public async Task Another_password_ends_all_sessions_but_the_one_that_changed_it()
    {
        await Make();
        var (kept, ended) = (await Enter(), await Enter());

        Assert.Equal("account.password-wrong", (await User.ChangePassword(Proof("wrong", kept), Second)).Refusal?.Code);
        Assert.Null((await User.ChangePassword(Proof(First, kept), Second)).Refusal);

        Assert.NotNull(await User.Use(kept, true));
        Assert.Null(await User.Use(ended, true));
    }

    [Fact]
    public async Task Signing_out_ends_one_session_or_all_of_them()
    {
        await Make();
        var (one, two, three) = (await Enter(), await Enter(), await Enter());

        await User.EndSessions(Command(), one);
        Assert.Null(await User.Use(one, true));
        Assert.NotNull(await User.Use(two, true));

        await User.EndSessions(Command(), null);
        Assert.Null(await User.Use(two, true));
        Assert.Null(await User.Use(three, true));
    }

    [Theory]
    [InlineData(AccountAct.Disable)]
    [InlineData(AccountAct.ResetPassword)]
    public async Task What_an_administrator_does_ends_sessions_at_once(AccountAct act)
    {
        await Make();
        var session = await Enter();

        await User.Administer(new() { Command = Command(), Act = act, Password = "another-First-3" });

        Assert.Null(await User.Use(session, true));
        Assert.Equal("session.denied", (await User.Enter(new() { Password = First })).Refusal?.Code);
    }

    [Fact]
    public async Task Another_role_or_scope_ends_sessions_and_is_on_record_with_before_and_after()
    {
        await Make();
        var session = await Enter();

        await User.Configure(new() { Command = Command(), DisplayName = "U", Role = Role.HrManager, Branches = ["4302", "4301"] });

        Assert.Null(await User.Use(session, true));
        var row = Assert.Single(await Trail("account.changed"));
        Assert.Equal(("HrClerk; *", "HrManager; 4301 4302"), (row.Before, row.After));
    }

    [Fact]
    public async Task A_start_sets_its_password_again_only_when_it_is_another_one()
    {
        await User.EnsureStart(Start(First));
        await User.ChangePassword(Proof(First), Second);

        await User.EnsureStart(Start(First));
        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = Second })).Value?.Step);

        await User.EnsureStart(Start("third-Password-3"));
        Assert.Equal(SignInStep.Done, (await User.Enter(new() { Password = "third-Password-3" })).Value?.Step);
    }

    [Fact]
    public async Task A_person_of_the_identity_provider_is_let_in_by_its_lasting_name_only()
    {
        var external = new ExternalSignIn { ExternalId = "idp/1", DisplayName = "E", Role = Role.HrManager, Branches = ["4301"] };
        var session = (await User.EnterExternally(external)).Value!.Session!.Id;

        Assert.Equal("account.taken", (await User.EnterExternally(external with { ExternalId = "idp/2" })).Refusal?.Code);
        Assert.Equal("session.denied", (await User.Enter(new() { Password = "" })).Refusal?.Code);
        Assert.NotNull(await User.Use(session, true));

        await User.EnterExternally(external with { Role = Role.HrClerk });
        Assert.Null(await User.Use(session, true));
    }

    [Fact]
    public async Task A_token_of_the_identity_provider_admits_as_it_says_begins_no_session_and_is_on_record_once()
    {
        var bearer = new ExternalSignIn { ExternalId = "idp/1", DisplayName = "E", Role = Role.HrManager, Branches = ["4301"] };

        Assert.Equal(Role.HrManager, (await User.AdmitExternally(bearer, true)).Value?.Role);
        Assert.Equal(Role.HrManager, (await User.AdmitExternally(bearer, false)).Value?.Role);
        // One that was issued earlier gives what it was issued for, and the account stays as it was last seen.
        Assert.Equal(Role.HrClerk, (await User.AdmitExternally(bearer with { Role = Role.HrClerk }, false)).Value?.Role);

        var account = (await User.GetAccount())!;
        Assert.Equal((Role.HrManager, 0), (account.Role, account.Sessions.Count));
        Assert.Single(await Trail("session.token-admitted"));

        await User.Administer(new() { Command = Command(), Act = AccountAct.Disable });
        Assert.Equal("session.denied", (await User.AdmitExternally(bearer, false)).Refusal?.Code);
        Assert.Equal("account.taken", (await User.AdmitExternally(bearer with { ExternalId = "idp/2" }, true)).Refusal?.Code);
    }

    [Fact]
    public async Task An_account_with_a_password_is_not_taken_over_by_the_identity_provider()
    {
        await Make();

        Assert.Equal("account.taken", (await User.EnterExternally(new() { ExternalId = "idp/1", DisplayName = "E", Role = Role.Administrator })).Refusal?.Code);
    }

    [Fact]
    public async Task The_list_shows_what_the_account_says()
    {
        await Make(mustChange: true);

        var row = await Listed();
        Assert.Equal(("U", Role.HrClerk, true, false), (row.DisplayName, row.Role, row.MustChangePassword, row.IsDisabled));
    }

    private async Task<AccountView> Listed() => Assert.Single(await cluster.Get<IAccountRows>().All(default), account => account.UserName == _name);

    private Task Make(Role role = Role.HrClerk, bool mustChange = false, bool isExempt = false) => User.Configure(new()
    {
        Command = Command(), DisplayName = "U", Role = role, Password = First, MustChangePassword = mustChange, IsExempt = isExempt,
    });

    private static ConfigureUser Start(string password) => new() { Command = Command(), DisplayName = "U", Role = Role.HrClerk, Password = password };

    private async Task<string> Enter() => (await User.Enter(new() { Password = First })).Value!.Session!.Id;

    private static CommandInfo Command() => new() { Id = Guid.NewGuid().ToString("N"), By = "admin" };

    private static OwnProof Proof(string password, string? session = null) => new() { Command = Command(), Password = password, SessionId = session };

    private async Task<IReadOnlyList<AuditEntry>> Trail(string action) =>
        (await cluster.Get<IAuditTrail>().Read(new() { Subject = GrainKeys.User(_name), Action = action }, default)).Items;

    private static string Code(byte[] secret) => Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow));

    /// <summary>Of the step to come, which a clock that is a little ahead shows already.</summary>
    private static string Next(byte[] secret) => Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow) + 1);

    private static byte[] SecretOf(SecondFactorSetup setup)
    {
        var bits = string.Concat(setup.Secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
