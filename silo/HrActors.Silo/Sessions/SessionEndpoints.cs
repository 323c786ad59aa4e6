using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Sessions;

internal static class SessionEndpoints
{
    private static readonly Problem Wrong = Problem.Of(401, "session.wrong-credentials", "用户名或密码不正确", "User name or password is wrong");

    private static readonly Problem CodeRequired = Problem.Of(401, "session.code-required", "请同时提交验证器的六位验证码（code）",
        "Send the six digits of the authenticator too (code)");

    private static readonly Problem WrongCode = Problem.Of(401, "session.code-wrong", "验证码不正确或已使用过", "The code is wrong, or was used before");

    private static readonly Problem PasswordChange = Problem.Of(403, "session.password-change-required", "首次登录须设置自己的密码（newPassword）",
        "The first sign-in sets a password of your own (newPassword)");

    private static readonly Problem Setup = Problem.Of(403, "session.second-factor-required", "您的角色必须使用二次验证，请先在网页登录并设置",
        "Your role demands a second factor: sign in to the dashboard and set it up first");

    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sessions", SignIn).Needs(Permission.Open)
            .WithSummary("Sign in; the token goes into Authorization: Bearer (登录)").WithTags("Sessions")
            .Takes<SignInRequest>().Gives<SessionAnswer>().Refuses(400, 401, 403, 429);
    }

    private static async Task<IResult> SignIn(JsonBody<SignInRequest> body, IAccountDesk desk, SessionToken tokens, HttpContext context)
    {
        if (body.Problem is { } problem) return problem.Result();

        var request = body.Value;
        var reply = await desk.SignIn(
            request.UserName,
            new() { Password = request.Password, Code = request.Code?.Trim(), NewPassword = request.NewPassword, From = Origin.Of(context, "api") },
            context.Connection.RemoteIpAddress?.ToString() ?? "");
        if (reply.IsRefused) return Refused(reply.Refusal);
        return reply.Value switch
        {
            { Step: SignInStep.NewPassword } => PasswordChange.Result(),
            { Step: SignInStep.Code } => CodeRequired.Result(),
            { Step: SignInStep.SecondFactorSetup } => Setup.Result(),
            { Principal: { } principal, Session: { } session } => Answers.Json(new SessionAnswer
            {
                Token = tokens.Issue(principal.UserName, session.Id, session.Until),
                ExpiresAt = session.Until,
                Role = principal.Role.ToString(),
                DisplayName = principal.DisplayName,
                Branches = principal.Branches is { } branches ? [.. branches.Order(StringComparer.Ordinal)] : null,
            }),
            _ => throw new InvalidOperationException($"A sign-in that ended in step {reply.Value.Step} without a session."),
        };
    }

    /// <summary>Tells nothing of what was wrong with name and password.</summary>
    private static IResult Refused(Refusal refusal) => refusal.Code switch
    {
        "request.too-many" => KnownProblems.TooMany.Result(),
        "session.denied" => Wrong.Result(),
        "session.code-wrong" => WrongCode.Result(),
        _ => Answers.Refused(refusal),
    };

    private sealed record SignInRequest
    {
        public required string UserName { get; init; }
        public required string Password { get; init; }

        /// <summary>Six digits of the authenticator, or a recovery code; where there is a second factor.</summary>
        public string? Code { get; init; }

        /// <summary>Where the first password has to be replaced.</summary>
        public string? NewPassword { get; init; }

        public override string ToString() => nameof(SignInRequest);
    }

    private sealed record SessionAnswer
    {
        public required string Token { get; init; }

        /// <summary>It ends earlier when it is not used for a while (Hr__Accounts__SessionIdle).</summary>
        public required DateTimeOffset ExpiresAt { get; init; }
        public required string Role { get; init; }
        public required string DisplayName { get; init; }

        /// <summary>Null for all branches.</summary>
        public required IReadOnlyList<string>? Branches { get; init; }

        public override string ToString() => nameof(SessionAnswer);
    }
}
