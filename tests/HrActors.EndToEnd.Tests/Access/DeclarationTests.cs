using HrActors.Contracts.Access;
using HrActors.Grains.Policies;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.EndToEnd.Tests.Access;

public sealed class DeclarationTests
{
    public static TheoryData<string, string> Matrix => new()
    {
        { nameof(Permission.SeeBranches), "HrManager HrClerk Finance Administrator Auditor Upstream" },
        { nameof(Permission.WriteBranches), "Administrator" },
        { nameof(Permission.SeeStaff), "HrManager HrClerk" },
        { nameof(Permission.SeeStaffNames), "HrManager HrClerk Finance" },
        { nameof(Permission.ChangeStaff), "HrManager" },
        { nameof(Permission.HandlePersonalData), "HrManager" },
        { nameof(Permission.Calculate), "HrManager HrClerk Finance Administrator Auditor" },
        { nameof(Permission.SeeAmounts), "HrManager HrClerk Finance" },
        { nameof(Permission.RunContributions), "HrManager" },
        { nameof(Permission.ManageAccess), "Administrator" },
        { nameof(Permission.SeeAudit), "Administrator Auditor" },
        { nameof(Permission.OwnAccount), "HrManager HrClerk Finance Administrator Auditor" },
        { nameof(Permission.WriteAttendance), "Upstream" },
        { nameof(Permission.None), "" },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public void A_permission_belongs_to_these_roles(string permission, string roles) =>
        Assert.Equal(roles, string.Join(' ', Enum.GetValues<Role>()
            .Where(role => AccessPolicy.Holds(role, Enum.Parse<Permission>(permission)))));

    [Fact]
    public void Every_route_declares_what_it_needs()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton<IGrainFactory>(_ => throw new NotSupportedException("Routes are only listed."));
        builder.Services.AddSingleton<IPolicyShelf>(_ => throw new NotSupportedException("Routes are only listed."));
        builder.Services.AddSingleton<Callers>(_ => throw new NotSupportedException("Routes are only listed."));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddHrApi();
        builder.Services.AddHealthChecks();
        using var app = builder.Build();
        app.MapHrApi();

        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();

        Assert.True(routes.Count > 35);
        Assert.Empty(routes
            .Where(route => (route.Metadata.GetMetadata<AccessDeclaration>()?.Permission ?? Permission.None) == Permission.None)
            .Select(route => route.DisplayName));
    }
}
