using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Privacy;

/// <summary>The copy of a person's data as a download: a form post with its antiforgery token, so that no link can set it off.</summary>
internal static class CopyEndpoint
{
    public static RouteHandlerBuilder MapPersonalDataCopy(this IEndpointRouteBuilder app) =>
        app.MapPost("/downloads/personal-data", Copy).ExcludeFromDescription();

    private static async Task<IResult> Copy(
        [FromForm] string? employeeNo, [FromForm] string? reason, HttpContext http, Words words, IPrivacyDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Results.Forbid(authenticationSchemes: [DashboardHosting.Scheme]);

        http.Response.Headers.CacheControl = "no-store";
        var reply = await desk.Export(employeeNo ?? "", reason, by, Guid.NewGuid().ToString("N"), cancellationToken);
        return reply.IsRefused
            ? Results.Text(words.Of(reply.Refusal), "text/plain", System.Text.Encoding.UTF8, StatusOf(reply.Refusal.Kind))
            : Results.Bytes(reply.Value.Content, PersonalDataFile.ContentType, reply.Value.Name);
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
