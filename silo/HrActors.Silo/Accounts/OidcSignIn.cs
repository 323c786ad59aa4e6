using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Dashboard;
using HrActors.Dashboard.Access;
using HrActors.Silo.Audit;
using HrActors.Silo.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HrActors.Silo.Accounts;

/// <summary>
/// Sign-in by the company's own identity provider: authorization code with PKCE (RFC 6749, RFC 7636), roles and branches from the claims. The
/// person gets an account and a session like everybody else, so that both end in the same way.
/// </summary>
internal static partial class OidcSignIn
{
    public const string Scheme = "hr-oidc";

    private const string Refused = "/sign-in?reason=external";

    public static void AddHrOidc(this WebApplicationBuilder builder, HostSettings settings)
    {
        var oidc = settings.Options.Oidc;
        if (!oidc.IsUsed) return;

        builder.Services.Configure<DashboardOptions>(dashboard =>
            (dashboard.ExternalZh, dashboard.ExternalEn) = (oidc.Label ?? "单位账号登录", oidc.Label ?? "Company account"));
        builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, oidc));
    }

    public static void MapHrOidc(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<HostSettings>().Options.Oidc.IsUsed) return;

        app.MapGet("/account/oidc", (string? returnUrl) => Results.Challenge(
                new AuthenticationProperties { RedirectUri = DashboardSession.WayBack(returnUrl) }, [Scheme]))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static void Configure(OpenIdConnectOptions options, OidcOptions oidc)
    {
        options.Authority = oidc.Authority!.ToString();
        options.ClientId = oidc.ClientId;
        options.ClientSecret = oidc.ClientSecret;
        options.RequireHttpsMetadata = !oidc.Authority.IsLoopback;
        options.SignInScheme = DashboardHosting.Scheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A redirect instead of a form of another site: so the cookies of the steps need not be sent with other sites' forms.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.DisableTelemetry = true;
        foreach (var scope in oidc.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events.OnTokenValidated = context => Enter(context, oidc);
        options.Events.OnRemoteFailure = context =>
        {
            LogFailed(Logger(context.HttpContext), context.Failure);
            context.HandleResponse();
            context.Response.Redirect(Refused);
            return Task.CompletedTask;
        };
    }

    private static async Task Enter(TokenValidatedContext context, OidcOptions oidc)
    {
        var http = context.HttpContext;
        // In this flow the token comes over the provider's own connection and may be unsigned by the standard. Not here.
        if (context.SecurityToken.SignatureAlgorithm is null or "" or "none")
        {
            LogNotAdmitted(Logger(http), "unsigned token");
            context.Response.Redirect(Refused);
            context.HandleResponse();
            return;
        }

        if (OidcClaims.Read(context.Principal!, oidc, Origin.Of(http, "pages"), out var why) is not { } person)
        {
            LogNotAdmitted(Logger(http), why);
            context.Response.Redirect(Refused);
            context.HandleResponse();
            return;
        }

        using var system = http.RequestServices.GetRequiredService<Callers>().AsSystem();
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        var reply = await grains.GetGrain<IUserGrain>(GrainKeys.User(person.UserName)).EnterExternally(person.SignIn);
        if (reply.Value is not { Principal: { } principal, Session: { } session })
        {
            context.Response.Redirect(Refused);
            context.HandleResponse();
            return;
        }

        context.Principal = DashboardSession.ToClaims(principal, session);
        context.Properties!.EndWith(session);
    }

    private static ILogger Logger(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OidcSignIn));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in by the identity provider failed")]
    private static partial void LogFailed(ILogger logger, Exception? exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody of the identity provider was not let in: {Reason}")]
    private static partial void LogNotAdmitted(ILogger logger, string? reason);
}
