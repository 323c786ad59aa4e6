using Bunit;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Feed;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Localisation;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Dashboard.Transfers;
using HrActors.Domain.Localisation;
using HrActors.TestSupport;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace HrActors.Dashboard.Tests;

/// <summary>Pages over the made-up group, in a language, as one of its accounts.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    static PageTest() => DefaultWaitTimeout = Patience.Limit;

    protected PageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddOptions<DashboardOptions>();
        Services.AddSingleton<ChangeHub>();
        Services.AddScoped<CircuitFeed>();
        Services.AddSingleton(_ => new Words(Language));
        Services.AddSingleton<FakeGroup>();
        Services.AddSingleton<IBranchQueries, FakeBranches>();
        Services.AddSingleton<IEmployeeQueries, FakeEmployees>();
        Services.AddSingleton<IFindingQueries, FakeFindings>();
        Services.AddSingleton<ICaseQueries, FakeCases>();
        Services.AddSingleton<IEmployeeDesk, FakeEmployeeDesk>();
        Services.AddSingleton<IFindingDesk, FakeFindingDesk>();
        Services.AddSingleton<ITransferDesk, FakeTransferDesk>();
        Services.AddSingleton<IAttendanceDesk, FakeAttendanceDesk>();
        Services.AddSingleton<IPrivacyDesk, FakePrivacyDesk>();
        Services.AddSingleton<IKeyDesk, FakeKeyDesk>();
        Services.AddSingleton<IIntakeDesk, FakeIntakeDesk>();
        Services.AddSingleton<IAgencyDesk, FakeAgencyDesk>();
        Services.AddSingleton<IAccountDesk, FakeAccounts>();
        Services.AddSingleton<IUpstreamDesk, FakeUpstreamDesk>();
        Services.AddLogging();
        Services.AddSingleton<SessionCheck>();
        Services.AddSingleton<FakeContributionDesk>();
        Services.AddSingleton<FakeAuditDesk>();
        Services.AddSingleton<IAuditDesk>(services => services.GetRequiredService<FakeAuditDesk>());
        Services.AddSingleton<IContributionDesk>(services => services.GetRequiredService<FakeContributionDesk>());
        Services.AddSingleton<FakeBaseDeclarationDesk>();
        Services.AddSingleton<IBaseDeclarationDesk>(services => services.GetRequiredService<FakeBaseDeclarationDesk>());
        Services.AddSingleton<FakePolicyDesk>();
        Services.AddSingleton<IPolicyDesk>(services => services.GetRequiredService<FakePolicyDesk>());
        Services.AddAuthorizationCore();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Some services can only be disposed asynchronously, which xunit does before it disposes.</summary>
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    private protected Language Language { get; set; } = Language.Zh;

    private protected FakeGroup Group => Services.GetRequiredService<FakeGroup>();

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>Opens a page as one of the sample accounts; <paramref name="address"/> carries its selection.</summary>
    private protected IRenderedComponent<TPage> Open<TPage>(
        string user, string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null) where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<TPage>(builder =>
        {
            builder.AddCascadingValue(Task.FromResult(new AuthenticationState(FakeAccounts.Of(user).ToClaims())));
            parameters?.Invoke(builder);
        });
    }

    private protected IRenderedComponent<EmployeePage> OpenEmployee(string user, string employeeNo, string query = "") =>
        Open<EmployeePage>(user, $"/employees/{employeeNo}{query}", page => page.Add(one => one.No, employeeNo));

    private protected IRenderedComponent<CasePage> OpenCase(string user, string caseNo) =>
        Open<CasePage>(user, $"/cases/{caseNo}", page => page.Add(one => one.No, caseNo));

    private protected static Principal Account(string user) => FakeAccounts.Of(user);

    /// <summary>Finds and clicks in one turn of the page, which news may draw again at any time.</summary>
    private protected static Task Click<T>(IRenderedComponent<T> page, string selector) where T : IComponent =>
        page.InvokeAsync(() => page.Find(selector).Click());

    private protected static IReadOnlyList<string> Buttons<T>(IRenderedComponent<T> page) where T : IComponent =>
        [.. page.FindAll("button").Select(button => button.TextContent.Trim())];
}
