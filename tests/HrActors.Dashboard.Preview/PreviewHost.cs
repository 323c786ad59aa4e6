using HrActors.Contracts.Desk;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Feed;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Dashboard.Transfers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrActors.Dashboard.Preview;

/// <summary>The dashboard over a made-up group in memory. Accounts are those of the sample, each with the password <c>preview</c>.</summary>
public static class PreviewHost
{
    public static WebApplication Build(params string[] args)
    {
        // Named, so that the assets are found when a test run is the process.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(PreviewHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddHrDashboard();
        Replace(builder.Services);
        return builder.Build().MapHrDashboard();
    }

    private static void Replace(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(FeedLink)));
        services.AddSingleton<FakeGroup>();
        services.AddSingleton<IAccountDesk, FakeAccounts>();
        services.AddSingleton<IUpstreamDesk, FakeUpstreamDesk>();
        services.Replace(ServiceDescriptor.Singleton<IBranchQueries, FakeBranches>());
        services.Replace(ServiceDescriptor.Singleton<IEmployeeQueries, FakeEmployees>());
        services.Replace(ServiceDescriptor.Singleton<IFindingQueries, FakeFindings>());
        services.Replace(ServiceDescriptor.Singleton<ICaseQueries, FakeCases>());
        services.AddSingleton<IEmployeeDesk, FakeEmployeeDesk>();
        services.AddSingleton<IFindingDesk, FakeFindingDesk>();
        services.AddSingleton<ITransferDesk, FakeTransferDesk>();
        services.AddSingleton<IAttendanceDesk, FakeAttendanceDesk>();
        services.AddSingleton<IPrivacyDesk, FakePrivacyDesk>();
        services.AddSingleton<IKeyDesk, FakeKeyDesk>();
        services.AddSingleton<IIntakeDesk, FakeIntakeDesk>();
        services.AddSingleton<IAgencyDesk, FakeAgencyDesk>();
        services.AddSingleton<IContributionDesk, FakeContributionDesk>();
        services.AddSingleton<IBaseDeclarationDesk, FakeBaseDeclarationDesk>();
        services.AddSingleton<IPolicyDesk, FakePolicyDesk>();
        services.AddSingleton<IAuditDesk, FakeAuditDesk>();
    }
}
