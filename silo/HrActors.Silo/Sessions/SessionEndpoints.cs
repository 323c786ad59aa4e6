using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Sessions;

internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api) =>
        api.MapPost("/sessions", SignIn).Needs(Permission.Open)
            .WithSummary("Sign in; the token goes into Authorization: Bearer (登录)").WithTags("Sessions")
            .Takes<SignInRequest>().Gives<SessionAnswer>().Refuses(400, 401, 429);

    private static async Task<IResult> SignIn(
        JsonBody<SignInRequest> body, IGrainFactory grains, SessionToken tokens, SignInThrottle throttle, HttpContext context)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (!throttle.Allows(context.Connection.RemoteIpAddress, body.Value.UserName)) return KnownProblems.TooMany.Result();
        if (!UserNames.IsPossible(body.Value.UserName)) return Wrong();

        var reply = await grains.GetGrain<IUserGrain>(GrainKeys.User(body.Value.UserName)).SignIn(body.Value.Password);
        if (reply.IsRefused)
        {
            throttle.NoteFailure(context.Connection.RemoteIpAddress, body.Value.UserName);
            return reply.Refusal.Kind == RefusalKind.Unavailable ? Answers.Refused(reply.Refusal) : Wrong();
        }

        var principal = reply.Value;
        var (token, expiresAt) = tokens.Issue(principal.UserName, principal.Stamp);
        return Answers.Json(new SessionAnswer
        {
            Token = token,
            ExpiresAt = expiresAt,
            Role = principal.Role.ToString(),
            DisplayName = principal.DisplayName,
            Branches = principal.Branches is { } branches ? [.. branches.Order(StringComparer.Ordinal)] : null,
        });
    }

    /// <summary>Tells nothing of which was wrong.</summary>
    private static IResult Wrong() =>
        Problem.Of(401, "session.wrong-credentials", "用户名或密码不正确", "User name or password is wrong").Result();

    private sealed record SignInRequest
    {
        public required string UserName { get; init; }
        public required string Password { get; init; }

        public override string ToString() => nameof(SignInRequest);
    }

    private sealed record SessionAnswer
    {
        public required string Token { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public required string Role { get; init; }
        public required string DisplayName { get; init; }

        /// <summary>Codes of the branches in scope; null for all.</summary>
        public required IReadOnlyList<string>? Branches { get; init; }
    }
}
