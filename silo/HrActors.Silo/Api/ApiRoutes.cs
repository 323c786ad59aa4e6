using HrActors.Silo.Access;
using HrActors.Silo.Accounts;
using HrActors.Silo.Agencies;
using HrActors.Silo.Attendance;
using HrActors.Silo.Audit;
using HrActors.Silo.BaseDeclarations;
using HrActors.Silo.Branches;
using HrActors.Silo.Calculators;
using HrActors.Silo.Callbacks;
using HrActors.Silo.ContributionRuns;
using HrActors.Silo.Devices;
using HrActors.Silo.Employees;
using HrActors.Silo.Feed;
using HrActors.Silo.Findings;
using HrActors.Silo.Health;
using HrActors.Silo.Hosting;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Intake;
using HrActors.Silo.Keys;
using HrActors.Silo.Policies;
using HrActors.Silo.Privacy;
using HrActors.Silo.Problems;
using HrActors.Silo.Sessions;
using HrActors.Silo.Transfers;
using HrActors.Silo.Upstreams;

namespace HrActors.Silo.Api;

internal static class ApiRoutes
{
    public const string BasePath = "/api/v1";

    /// <summary>Every route of the interface, and what stands before it.</summary>
    public static void MapHrApi(this WebApplication app)
    {
        app.UseHrApi();
        var api = app.MapGroup(BasePath);
        api.MapSessions();
        api.MapUsers();
        api.MapOwnAccount();
        api.MapBranches();
        api.MapEmployees();
        api.MapEmployeeChanges();
        api.MapAttendanceSheets();
        api.MapAttendanceExceptions();
        api.MapAttendanceCorrections();
        api.MapAttendanceAdjustments();
        api.MapFindings();
        api.MapAttendanceEvents();
        api.MapUpstreams();
        api.MapDevices();
        api.MapIntake();
        api.MapCalculators();
        api.MapPolicies();
        api.MapPolicyDrafts();
        api.MapPolicyFeeds();
        api.MapContributionRuns();
        api.MapBaseDeclarations();
        api.MapAdjustments();
        api.MapTransfers();
        api.MapTransferCommands();
        api.MapTransferEvidence();
        api.MapAgencyCallbacks();
        api.MapAgencyWays();
        api.MapAgencyFiles();
        api.MapSeals();
        api.MapSigners();
        api.MapDisclosures();
        api.MapPersonalRights();
        api.MapConsents();
        api.MapKeys();
        api.MapFeed();
        api.MapAudit();
        app.MapClocks();
        app.MapHrHealth();
        app.MapApiDescription();
    }

    /// <summary>What stands before every route: problem details, access, idempotency. The routes below only see admitted callers.</summary>
    private static void UseHrApi(this WebApplication app)
    {
        app.UseForwardedCallers();
        // Over TLS only, and never for this machine's own names.
        app.UseHsts();
        app.UseMiddleware<WebGuard>();
        app.UseWhen(IsApi, api => api.UseMiddleware<FailureAnswer>());
        app.UseRouting();
        app.UseWhen(IsApi, api =>
        {
            api.UseMiddleware<AccessGuard>();
            api.UseMiddleware<IdempotencyGuard>();
        });
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(BasePath);
}
