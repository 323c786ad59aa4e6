using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace HrActors.Dashboard.Access;

/// <summary>Signing in and out: form posts, each with its antiforgery token.</summary>
internal static partial class SessionEndpoints
{
    /// <summary>An account name longer than this is not looked up.</summary>
    private const int LongestName = 64;

    private static readonly Refusal Different = Refusal.Malformed(
        "account.password-different", "/repeat", "两次输入的新密码不一致。", "The two new passwords are not the same.");

    public static void MapSession(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sign-in", SignIn).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/account/sign-in/step", NextStep).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/account/sign-out", SignOut).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(
        [FromForm] string? userName,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        HttpContext http,
        IAccountDesk accounts,
        SignInProgress progress,
        ILogger<SessionCheck> logger)
    {
        var name = (userName ?? "").Trim();
        var back = LocalAddress.Of(returnUrl);
        SignInProgress.Forget(http);
        if (name.Length is 0 or > LongestName || string.IsNullOrEmpty(password)) return Again("refused", back);
        return await Try(name, new() { Password = password }, null, back, http, accounts, progress, logger);
    }

    private static async Task<IResult> NextStep(
        [FromForm] string? newPassword,
        [FromForm] string? repeat,
        [FromForm] string? code,
        [FromForm] string? returnUrl,
        HttpContext http,
        IAccountDesk accounts,
        SignInProgress progress,
        ILogger<SessionCheck> logger)
    {
        var back = LocalAddress.Of(returnUrl);
        if (progress.Read(http) is not { Ticket: { } ticket } state) return Again("late", back);
        if (state.Step == SignInStep.NewPassword && newPassword != repeat)
            return Show(state with { ProblemZh = Different.Chinese, ProblemEn = Different.English }, back, http, progress);

        var wanted = state.Step == SignInStep.NewPassword ? newPassword : state.NewPassword;
        var attempt = new SignInAttempt { Ticket = ticket, Code = string.IsNullOrWhiteSpace(code) ? null : code.Trim(), NewPassword = wanted };
        return await Try(state.UserName, attempt, state, back, http, accounts, progress, logger);
    }

    private static async Task<IResult> Try(
        string name, SignInAttempt attempt, SignInState? before, string back, HttpContext http, IAccountDesk accounts, SignInProgress progress,
        ILogger<SessionCheck> logger)
    {
        try
        {
            var from = $"pages {http.Connection.RemoteIpAddress}";
            var reply = await accounts.SignIn(name, attempt with { From = from }, http.Connection.RemoteIpAddress?.ToString() ?? "");
            if (reply.IsRefused) return Refused(reply.Refusal, before, back, http, progress);
            if (reply.Value is not { Principal: { } principal, Session: { } session })
            {
                return Show(
                    new()
                    {
                        UserName = name,
                        Step = reply.Value.Step,
                        Ticket = reply.Value.Ticket,
                        NewPassword = attempt.NewPassword,
                        Secret = reply.Value.Setup?.Secret,
                        SecretUri = reply.Value.Setup?.Uri,
                    },
                    back, http, progress);
            }

            await http.Begin(principal with { From = from }, session);
            if (reply.Value.RecoveryCodes.IsEmpty)
            {
                SignInProgress.Forget(http);
                return Results.LocalRedirect(back);
            }

            return Show(new() { UserName = name, Step = SignInStep.Done, RecoveryCodes = reply.Value.RecoveryCodes }, back, http, progress);
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
        {
            LogUnavailable(logger, e);
            return Again("unavailable", back);
        }
    }

    /// <summary>Gives the browser its session.</summary>
    internal static Task Begin(this HttpContext http, Principal principal, AccountSession session) => http.SignInAsync(
        DashboardHosting.Scheme,
        (principal with { SessionId = session.Id }).ToClaims(),
        new AuthenticationProperties { ExpiresUtc = session.Until });

    private static IResult Refused(Refusal refusal, SignInState? before, string back, HttpContext http, SignInProgress progress) => refusal.Code switch
    {
        "request.too-many" => Again("throttled", back),
        "session.denied" => Again(before is null ? "refused" : "late", back),
        _ when before is not null => Show(before with { ProblemZh = refusal.Chinese, ProblemEn = refusal.English }, back, http, progress),
        _ => Again("refused", back),
    };

    private static IResult Show(SignInState state, string back, HttpContext http, SignInProgress progress)
    {
        progress.Keep(http, state);
        return Results.LocalRedirect($"/sign-in?step={state.Step}&returnUrl={Uri.EscapeDataString(back)}");
    }

    private static async Task<IResult> SignOut([FromForm] string? returnUrl, HttpContext http, IAccountDesk accounts, SessionCheck check)
    {
        if (http.User.ToPrincipal() is { SessionId: { } session } by)
        {
            await accounts.EndSessions(session, by, Guid.NewGuid().ToString("N"));
            check.Forget(session);
        }

        await http.SignOutAsync(DashboardHosting.Scheme);
        return Results.LocalRedirect(LocalAddress.Of(returnUrl ?? "/sign-in"));
    }

    private static IResult Again(string reason, string back) =>
        Results.LocalRedirect($"/sign-in?reason={reason}&returnUrl={Uri.EscapeDataString(back)}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in could not be decided: the account was not reached")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);
}
