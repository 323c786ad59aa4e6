using HrActors.Contracts.Access;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Agencies;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Contributions;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Feed;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Layout;
using HrActors.Dashboard.Localisation;
using HrActors.Dashboard.Privacy;
using HrActors.Dashboard.Transfers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;

namespace HrActors.Dashboard;

/// <summary>
/// Puts the dashboard into a web host. The host provides the Orleans client and the desks
/// (<see cref="Contracts.Desk.IAccountDesk"/> and the others), and keeps the data-protection keys.
/// </summary>
public static class DashboardHosting
{
    /// <summary>Name of the cookie scheme; it stands beside whatever scheme the host uses for its API.</summary>
    public const string Scheme = "hr-dashboard";

    public static IServiceCollection AddHrDashboard(this IServiceCollection services)
    {
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "hr-antiforgery";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The host says for every answer that it may be in no frame.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        // Named: without a name it is the default only as long as the host adds no other way to sign in.
        services.AddAuthentication(Scheme).AddCookie(Scheme, CookieSession.Configure);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();

        services.AddScoped<Words>();
        services.AddScoped<CircuitFeed>();
        services.AddScoped<CircuitUse>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitUse>());
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<ChangeHub>();
        services.AddHostedService<FeedLink>();

        services.AddSingleton<SignInProgress>();
        services.AddSpeaking<IBranchQueries, BranchQueries>();
        services.AddSpeaking<IEmployeeQueries, EmployeeQueries>();
        services.AddSpeaking<IFindingQueries, FindingQueries>();
        services.AddSpeaking<ICaseQueries, CaseQueries>();
        return services;
    }

    /// <summary>Maps pages, assets, sign-in and downloads, with the middleware they need. To be called after the host's own middleware.</summary>
    public static WebApplication MapHrDashboard(this WebApplication app)
    {
        app.UseRequestLocalization(CultureChoice.Configure);
        // The host may route before this, and then nothing that is added by itself would stand behind its routing.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();

        var signedIn = new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = "'none'").RequireAuthorization(signedIn);
        app.MapSession();
        app.MapCulture();
        app.MapDocuments().RequireAuthorization(signedIn);
        app.MapExports().RequireAuthorization(signedIn);
        app.MapPersonalDataCopy().RequireAuthorization(signedIn);
        app.MapCaseExport().RequireAuthorization(signedIn);
        app.MapFindingDownloads().RequireAuthorization(signedIn);
        app.MapAgencyFileDownloads().RequireAuthorization(signedIn);
        return app;
    }
}
