using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Access;

/// <summary>The session cookie: not readable by scripts, not sent by other sites, and compared with its account as it is used.</summary>
internal static class CookieSession
{
    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "hr-dashboard";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.SlidingExpiration = true;
        cookie.Events.OnSigningIn = context =>
        {
            var life = context.HttpContext.RequestServices.GetRequiredService<IOptions<DashboardOptions>>().Value.SessionLife;
            context.Properties.ExpiresUtc = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + life;
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = Validate;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var check = context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
        if (context.Principal?.ToPrincipal() is { } session && await check.IsCurrent(session)) return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(DashboardHosting.Scheme);
    }
}
