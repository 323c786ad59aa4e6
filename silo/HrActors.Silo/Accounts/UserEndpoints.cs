using System.Collections.Immutable;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Accounts;

/// <summary>Accounts, for administrators.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("", List).Needs(Permission.ManageAccess).WithSummary("All accounts in order of name (用户)").Gives<ListAnswer<AccountAnswer>>().Refuses(400);
        users.MapPost("", Create).Needs(Permission.ManageAccess).IsSecretCommand()
            .WithSummary("A new account; its first password is shown once and replaced at the first sign-in")
            .Takes<NewUserRequest>().Gives<FirstPasswordAnswer>(201).Refuses(400, 409);
        users.MapGet("/{userName}", Get).Needs(Permission.ManageAccess).WithSummary("One account with its sessions").Gives<AccountAnswer>().Refuses(404);
        users.MapPut("/{userName}", Change).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Name, role and branches; ends the account's sessions").Takes<UserRequest>().Gives<AccountAnswer>().Refuses(400, 404, 422);
        users.MapPost("/{userName}/password-reset", ResetPassword).Needs(Permission.ManageAccess).IsSecretCommand()
            .WithSummary("A first password again, shown once").Takes<ReasonRequest>().Gives<FirstPasswordAnswer>().Refuses(400, 404, 422);
        Act(users, "disabling", AccountAct.Disable, "Let the account in no more; ends its sessions");
        Act(users, "enabling", AccountAct.Enable, "Let it in again");
        Act(users, "second-factor-reset", AccountAct.ResetSecondFactor, "Take a lost second factor away");
        Act(users, "sign-out", AccountAct.EndSessions, "End every session, and the lock");
    }

    private static void Act(RouteGroupBuilder users, string path, AccountAct act, string summary) =>
        users.MapPost("/{userName}/" + path, (
                string userName, JsonBody<ReasonRequest> body, Caller caller, CommandId id, IAccountDesk desk) => Administer(userName, act, body, caller, id, desk))
            .Needs(Permission.ManageAccess).IsCommand().WithSummary(summary).Takes<ReasonRequest>().Gives<AccountAnswer>().Refuses(400, 404, 422);

    private static async Task<IResult> List(Caller caller, QueryReader query, IAccountDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        var accounts = (await desk.List(caller.Principal, cancellationToken)).OrderBy(account => account.UserName, StringComparer.Ordinal);
        return Answers.Json(ListAnswer.Cut(accounts, account => account.UserName, query, limit, AccountAnswer.Of));
    }

    private static async Task<IResult> Get(string userName, Caller caller, IAccountDesk desk) =>
        Answers.Of(await desk.Account(userName, caller.Principal), account => Answers.Json(AccountAnswer.Of(account), account.Version));

    private static async Task<IResult> Create(JsonBody<NewUserRequest> body, Caller caller, CommandId id, IAccountDesk desk)
    {
        if (body.Problem is { } problem) return problem.Result();
        var request = body.Value;
        return Answers.Of(
            await desk.Create(request.UserName, Request(request.DisplayName, request.Role, request.Branches), caller.Principal, id.Value),
            made => Answers.Json(FirstPasswordAnswer.Of(made), StatusCodes.Status201Created));
    }

    private static async Task<IResult> Change(string userName, JsonBody<UserRequest> body, Caller caller, CommandId id, IAccountDesk desk)
    {
        if (body.Problem is { } problem) return problem.Result();
        var request = body.Value;
        return Answers.Of(
            await desk.Change(userName, Request(request.DisplayName, request.Role, request.Branches), caller.Principal, id.Value),
            account => Answers.Json(AccountAnswer.Of(account), account.Version));
    }

    private static async Task<IResult> ResetPassword(string userName, JsonBody<ReasonRequest> body, Caller caller, CommandId id, IAccountDesk desk) =>
        body.Problem is { } problem
            ? problem.Result()
            : Answers.Of(await desk.ResetPassword(userName, body.Value.Reason, caller.Principal, id.Value), made => Answers.Json(FirstPasswordAnswer.Of(made)));

    private static async Task<IResult> Administer(
        string userName, AccountAct act, JsonBody<ReasonRequest> body, Caller caller, CommandId id, IAccountDesk desk) =>
        body.Problem is { } problem
            ? problem.Result()
            : Answers.Of(await desk.Administer(userName, act, body.Value.Reason, caller.Principal, id.Value), account => Answers.Json(AccountAnswer.Of(account)));

    /// <summary>A role nobody knows becomes none, which the desk refuses by field.</summary>
    private static AccountRequest Request(string displayName, string role, IReadOnlyList<string>? branches) => new()
    {
        DisplayName = displayName,
        Role = Enum.TryParse<Role>(role, ignoreCase: false, out var known) && known.ToString() == role ? known : Role.None,
        Branches = branches?.ToImmutableHashSet(StringComparer.Ordinal),
    };

    private sealed record NewUserRequest
    {
        public required string UserName { get; init; }
        public required string DisplayName { get; init; }

        /// <summary>HrManager, HrClerk, Finance, Administrator or Auditor.</summary>
        public required string Role { get; init; }

        /// <summary>Codes of the branches in scope; absent for all.</summary>
        public IReadOnlyList<string>? Branches { get; init; }
    }

    private sealed record UserRequest
    {
        public required string DisplayName { get; init; }
        public required string Role { get; init; }

        /// <summary>Codes of the branches in scope; absent for all.</summary>
        public IReadOnlyList<string>? Branches { get; init; }
    }

    private sealed record ReasonRequest
    {
        /// <summary>Goes on record; demanded, at most 200 characters.</summary>
        public string? Reason { get; init; }
    }

    private sealed record FirstPasswordAnswer
    {
        public required AccountAnswer Account { get; init; }

        /// <summary>Shown here and never again.</summary>
        public required string Password { get; init; }

        public override string ToString() => nameof(FirstPasswordAnswer);

        public static FirstPasswordAnswer Of(FirstPassword made) => new() { Account = AccountAnswer.Of(made.Account), Password = made.Password };
    }
}
