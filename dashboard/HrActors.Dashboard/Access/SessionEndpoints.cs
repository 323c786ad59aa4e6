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

    public static void MapSession(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sign-in", SignIn).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/account/sign-out", SignOut).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(
        [FromForm] string? userName,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        HttpContext http,
        IAccounts accounts,
        ILogger<SessionCheck> logger)
    {
        var name = (userName ?? "").Trim();
        var back = LocalAddress.Of(returnUrl);
        if (name.Length is 0 or > LongestName || string.IsNullOrEmpty(password)) return Again("refused", back);

        try
        {
            var reply = await accounts.SignIn(name, password);
            if (reply.IsRefused) return Again("refused", back);

            await http.SignInAsync(DashboardHosting.Scheme, (reply.Value with { From = $"pages {http.Connection.RemoteIpAddress}" }).ToClaims());
            return Results.LocalRedirect(back);
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
        {
            LogUnavailable(logger, e);
            return Again("unavailable", back);
        }
    }

    private static async Task<IResult> SignOut([FromForm] string? returnUrl, HttpContext http)
    {
        await http.SignOutAsync(DashboardHosting.Scheme);
        return Results.LocalRedirect(LocalAddress.Of(returnUrl ?? "/sign-in"));
    }

    private static IResult Again(string reason, string back) =>
        Results.LocalRedirect($"/sign-in?reason={reason}&returnUrl={Uri.EscapeDataString(back)}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in could not be decided: the account was not reached")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);
}
