using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Accounts;

/// <summary>What everybody does with the own account.</summary>
internal static class OwnAccountEndpoints
{
    public static void MapOwnAccount(this IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/account").WithTags("Account");
        account.MapGet("", Get).Needs(Permission.OwnAccount).WithSummary("The own account with its sessions (我的账号)").Gives<AccountAnswer>();
        account.MapPut("/password", ChangePassword).Needs(Permission.OwnAccount)
            .WithSummary("Another password; all other sessions end").Takes<PasswordRequest>().Gives<AccountAnswer>().Refuses(400, 422);
        account.MapPost("/second-factor", Begin).Needs(Permission.OwnAccount)
            .WithSummary("A new secret for an authenticator (TOTP); it counts once a code of it is shown")
            .Takes<PasswordOnly>().Gives<SetupAnswer>().Refuses(400, 422);
        account.MapPost("/second-factor/confirmation", Confirm).Needs(Permission.OwnAccount)
            .WithSummary("Shows a code of it; answers the recovery codes, once").Takes<CodeRequest>().Gives<CodesAnswer>().Refuses(400, 403, 409);
        account.MapPost("/second-factor/removal", Drop).Needs(Permission.OwnAccount)
            .WithSummary("Without a second factor again, where the role allows it").Takes<PasswordOnly>().Gives<AccountAnswer>().Refuses(400, 422);
        account.MapPost("/sign-out", SignOut).Needs(Permission.OwnAccount)
            .WithSummary("Sign out, here or everywhere; the tokens are worthless on every silo at once (退出)")
            .Takes<SignOutRequest>().Produces(204).Refuses(400);
        account.MapDelete("/sessions/{id}", EndOne).Needs(Permission.OwnAccount).WithSummary("Sign out one of the own sessions").Produces(204);
    }

    private static async Task<IResult> Get(Caller caller, IAccountDesk desk) =>
        Answers.Of(await desk.Account(caller.Principal.UserName, caller.Principal), account => Show(account, caller));

    private static async Task<IResult> ChangePassword(JsonBody<PasswordRequest> body, Caller caller, IAccountDesk desk) => body.Problem is { } problem
        ? problem.Result()
        : Answers.Of(await desk.ChangePassword(body.Value.Password, body.Value.NewPassword, caller.Principal, NewId()), account => Show(account, caller));

    private static async Task<IResult> Begin(JsonBody<PasswordOnly> body, Caller caller, IAccountDesk desk) => body.Problem is { } problem
        ? problem.Result()
        : Answers.Of(
            await desk.BeginSecondFactor(body.Value.Password, caller.Principal, NewId()),
            setup => Answers.Json(new SetupAnswer { Secret = setup.Secret, Uri = setup.Uri }));

    private static async Task<IResult> Confirm(JsonBody<CodeRequest> body, Caller caller, IAccountDesk desk) => body.Problem is { } problem
        ? problem.Result()
        : Answers.Of(
            await desk.ConfirmSecondFactor(body.Value.Code.Trim(), caller.Principal, NewId()),
            codes => Answers.Json(new CodesAnswer { RecoveryCodes = codes.Codes }));

    private static async Task<IResult> Drop(JsonBody<PasswordOnly> body, Caller caller, IAccountDesk desk) => body.Problem is { } problem
        ? problem.Result()
        : Answers.Of(await desk.DropSecondFactor(body.Value.Password, caller.Principal, NewId()), account => Show(account, caller));

    private static async Task<IResult> SignOut(JsonBody<SignOutRequest> body, Caller caller, IAccountDesk desk)
    {
        if (body.Problem is { } problem) return problem.Result();
        // A token of the identity provider is no session: there is nothing to end unless all is asked for.
        if (body.Value.Everywhere || caller.Principal.SessionId is not null)
            await desk.EndSessions(body.Value.Everywhere ? null : caller.Principal.SessionId, caller.Principal, NewId());
        return Results.NoContent();
    }

    private static async Task<IResult> EndOne(string id, Caller caller, IAccountDesk desk)
    {
        await desk.EndSessions(id, caller.Principal, NewId());
        return Results.NoContent();
    }

    private static IResult Show(AccountView account, Caller caller) => Answers.Json(AccountAnswer.Of(account, caller.Principal.SessionId), account.Version);

    /// <summary>None of these takes an idempotency key: its store would keep the secrets that are answered.</summary>
    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private sealed record PasswordRequest
    {
        public required string Password { get; init; }
        public required string NewPassword { get; init; }

        public override string ToString() => nameof(PasswordRequest);
    }

    private sealed record PasswordOnly
    {
        public required string Password { get; init; }

        public override string ToString() => nameof(PasswordOnly);
    }

    private sealed record SignOutRequest
    {
        /// <summary>True ends every session of the account, false the one that asks.</summary>
        public required bool Everywhere { get; init; }
    }

    private sealed record CodeRequest
    {
        /// <summary>Six digits.</summary>
        public required string Code { get; init; }
    }

    private sealed record SetupAnswer
    {
        /// <summary>In base 32, to be typed.</summary>
        public required string Secret { get; init; }

        /// <summary>The same as an address, for a QR code.</summary>
        public required string Uri { get; init; }

        public override string ToString() => nameof(SetupAnswer);
    }

    private sealed record CodesAnswer
    {
        /// <summary>Each lets in once. Shown here and never again.</summary>
        public required IReadOnlyList<string> RecoveryCodes { get; init; }

        public override string ToString() => nameof(CodesAnswer);
    }
}
