using HrActors.Contracts.Access;
using HrActors.Domain.Findings;
using HrActors.DurableLog;
using HrActors.DurableLog.Retention;
using HrActors.Grains.Access;
using HrActors.Grains.Agencies;
using HrActors.Grains.Attendance;
using HrActors.Grains.BaseDeclarations;
using HrActors.Grains.ContributionRuns;
using HrActors.Grains.Employees;
using HrActors.Grains.Feed;
using HrActors.Grains.Outbox;
using HrActors.Grains.Policies;
using HrActors.Grains.Privacy;
using HrActors.Grains.Scheduling;
using HrActors.Grains.Streams;
using HrActors.Grains.Transfers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Hosting;

/// <summary>What the actors need. The host adds the rows, the log, the protector, the form printer and the signer.</summary>
public static class HrGrainsHosting
{
    public static IServiceCollection AddHrGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ILogItemCodec, AttendanceCodec>();
        services.AddSingleton<Callers>();
        services.AddSingleton<IIncomingGrainCallFilter, CallGuard>();
        services.AddSingleton(provider => new LogAccess(
            provider.GetRequiredService<IDurableLog>(), provider.GetRequiredService<LogPayload>(), provider.GetRequiredService<Callers>()));
        services.AddOptions<AttendanceOptions>().BindConfiguration(AttendanceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ClosedMonthBook>();
        services.AddHostedService(provider => provider.GetRequiredService<ClosedMonthBook>());
        services.AddSingleton<BranchShiftBook>();
        services.AddHostedService(provider => provider.GetRequiredService<BranchShiftBook>());
        services.AddSingleton<MonthClosing>();
        services.AddSingleton<LateEvents>();
        services.AddSingleton<SheetRules>();
        services.AddSingleton<PunchLog>();
        services.AddSingleton<PunchNews>();
        services.AddHostedService(provider => provider.GetRequiredService<PunchNews>());
        services.AddSingleton<IBeforeDrop, PunchKeeping>();
        services.AddSingleton<IValidateOptions<DurableLogOptions>, LogKeepingCheck>();
        services.TryAddSingleton<IPolicyValues>(provider => new ShelfValues(provider.GetRequiredService<IPolicyShelf>()));
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<CaseOpener>();
        services.AddSingleton<Disclosures>();
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsCheck>();
        services.AddSingleton<RetentionBook>();
        services.AddSingleton<RetentionReport>();
        services.AddSingleton<Forgetting>();
        services.AddSingleton<CaseDocuments>();
        services.AddSingleton<CaseSigning>();
        services.AddSingleton<AgencyWork>();
        services.AddSingleton<ISubmissionWay, HttpWay>();
        services.AddSingleton<ISubmissionWay, FileWay>();
        services.AddSingleton<ISubmissionWay, ManualWay>();
        services.AddSingleton<ExchangeAnswers>();
        services.AddSingleton<StoredPeople>();
        services.AddSingleton<RunWork>();
        services.AddSingleton<DeclarationWork>();
        services.AddSingleton<PolicyShelf>();
        services.AddSingleton<IPolicyShelf>(provider => provider.GetRequiredService<PolicyShelf>());
        services.AddHostedService(provider => provider.GetRequiredService<PolicyShelf>());
        services.AddSingleton<PolicyWeighing>();
        services.AddSingleton<PolicyNotices>();
        services.AddSingleton<PolicyFeedReader>();
        services.AddHttpClient(PolicyFeedReader.ClientName, client =>
            {
                // The reader keeps its own limit.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = PolicyFeedReader.LongestFile;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                MaxAutomaticRedirections = PolicyFeedReader.MostRedirects, UseCookies = false, UseProxy = false, Credentials = null,
            });
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AccountSecrets>();
        services.AddSingleton<IPasswordHasher<UserState>, PasswordHasher<UserState>>();
        services.AddHostedService<SchedulerService>();
        return services;
    }

    /// <summary>The agencies of <see cref="AgencyOptions.Section"/>, each call with a time limit, retries, a circuit and a rate.</summary>
    public static IServiceCollection AddHrAgencies(this IServiceCollection services)
    {
        services.AddOptions<AgencyOptions>().BindConfiguration(AgencyOptions.Section).ValidateDataAnnotations()
            .Validate(
                options => options.Http.Values.All(agency => agency.IsValid),
                "Hr:Agencies:Http:…:Regions must be two to six digits each, and :Lines lines of insurance such as medical.")
            .ValidateOnStart();
        services.TryAddSingleton<IAgencyGateways, AgencyGateways>();
        services.AddSingleton<AgencyResilience>();
        services.AddHttpClient(HttpAgencyGateway.ClientName)
            // The pipeline has the time limits, this would be another one.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddResilienceHandler("agency", (pipeline, context) => context.ServiceProvider.GetRequiredService<AgencyResilience>().Build(pipeline))
            // A circuit for each agency: a dead one stops nobody but itself.
            .SelectPipelineBy(_ => AgencyResilience.CircuitOf);
        return services;
    }
}
