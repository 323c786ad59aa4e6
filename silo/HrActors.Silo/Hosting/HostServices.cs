using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Dashboard;
using HrActors.Grains.Access;
using HrActors.Grains.Agencies;
using HrActors.Grains.Hosting;
using HrActors.Silo.Access;
using HrActors.Silo.Accounts;
using HrActors.Silo.Agencies;
using HrActors.Silo.Api;
using HrActors.Silo.Attendance;
using HrActors.Silo.Audit;
using HrActors.Silo.BaseDeclarations;
using HrActors.Silo.ContributionRuns;
using HrActors.Silo.Employees;
using HrActors.Silo.Feed;
using HrActors.Silo.Findings;
using HrActors.Silo.Health;
using HrActors.Silo.Intake;
using HrActors.Silo.Keys;
using HrActors.Silo.Policies;
using HrActors.Silo.Privacy;
using HrActors.Silo.Sample;
using HrActors.Silo.SandboxProcess;
using HrActors.Silo.Sessions;
using HrActors.Silo.Transfers;
using HrActors.Silo.Upstreams;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Hosting;

/// <summary>Services of the host, by concern.</summary>
internal static class HostServices
{
    public static HostSettings AddHrSettings(this WebApplicationBuilder builder)
    {
        var settings = HostSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddOptions<HrOptions>().BindConfiguration(HrOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<HrOptions>, HrOptionsCheck>();
        builder.Services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<HostAddresses>();
        // One by one: folders made on the way to another would be open to everybody.
        PrivateFolder.Ensure(settings.DataFolder);
        PrivateFolder.Ensure(settings.KeysFolder);
        CookieKey.Add(builder.Services);
        return settings;
    }

    public static void AddHrApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddMemoryCache();
        services.AddSingleton<SessionToken>();
        services.AddSingleton<ShownOnce>();
        services.AddSingleton<OidcTokens>();
        services.AddSingleton<BearerTokens>();
        services.AddSingleton<RequestRates>();
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<AuditVerifier>();
        services.AddSpeaking<IAuditDesk, AuditDesk>();
        services.AddSpeaking<IAccountDesk, AccountDesk>();
        services.AddSpeaking<IUpstreamDesk, UpstreamDesk>();
        services.AddSingleton<RefusalRecord>();
        services.AddSingleton<PersonalValues>();
        services.AddSingleton<EmployeeReader>();
        services.AddSingleton<ExceptionReader>();
        services.AddSpeaking<IEmployeeDesk, EmployeeDesk>();
        services.AddSingleton<EmployeeChanges>();
        services.AddSpeaking<IFindingDesk, FindingDesk>();
        services.AddSingleton<CaseReader>();
        services.AddSpeaking<ITransferDesk, TransferDesk>();
        services.AddSpeaking<IAgencyDesk, AgencyDesk>();
        services.AddSpeaking<IContributionDesk, ContributionDesk>();
        services.AddSpeaking<IBaseDeclarationDesk, BaseDeclarationDesk>();
        services.AddSpeaking<IPolicyDesk, PolicyDesk>();
        services.AddSingleton<PersonalDataExport>();
        services.AddSpeaking<IPrivacyDesk, PrivacyDesk>();
        services.AddSpeaking<IKeyDesk, KeyDesk>();
        services.AddHrIntake();
        services.AddSpeaking<IAttendanceDesk, AttendanceDesk>();
        services.AddSingleton<FeedHub>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedHub>());
        services.AddApiDescription();
        services.AddHrDashboard();
        services.AddOptions<DashboardOptions>().PostConfigure<IOptions<AccountOptions>>((pages, accounts) =>
            pages.MinPasswordLength = accounts.Value.MinPasswordLength);
    }

    /// <summary>The sandbox agency where there is one: among the agencies, and as a child process when it is embedded.</summary>
    public static void AddHrSandbox(this WebApplicationBuilder builder, HostSettings settings)
    {
        builder.Services.AddHrAgencies();
        if (SandboxSecrets.Of(settings) is not { } secrets) return;

        builder.Services.PostConfigure<AgencyOptions>(agencies => agencies.Http["sandbox"] = new()
        {
            Url = settings.Options.SandboxUrl, Key = secrets.Key, CallbackSecret = secrets.CallbackSecret,
        });
        if (settings.Sandbox != SandboxMode.Embedded) return;

        builder.Services.AddSingleton(secrets);
        builder.Services.AddSingleton(_ => new SandboxClient(new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
        {
            Timeout = TimeSpan.FromSeconds(3),
        }));
        builder.Services.AddSingleton<SandboxSupervisor>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SandboxSupervisor>());
        builder.Services.AddHealthChecks().AddCheck<SandboxCheck>("sandbox", tags: [HealthEndpoints.Ready]);
    }

    public static void AddHrHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<SiloCheck>("silo", tags: [HealthEndpoints.Ready])
        .AddCheck<StorageCheck>(HealthEndpoints.Storage, tags: [HealthEndpoints.Ready])
        .AddCheck<LogCheck>("log", HealthStatus.Degraded, tags: [HealthEndpoints.Ready])
        .AddCheck<SampleCheck>("sample", HealthStatus.Degraded, tags: [HealthEndpoints.Ready]);

    public static void AddHrAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SampleProgress>();
        builder.Services.AddSingleton<SampleAnchor>();
        builder.Services.AddSingleton<SampleSandbox>();
        builder.Services.AddSingleton<StartAccounts>();
        builder.Services.AddHostedService<StartData>();
        builder.Services.AddHostedService<SampleGroupSeeding>();
        builder.Services.AddHostedService<StartBanner>();
    }
}
