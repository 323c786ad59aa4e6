using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
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
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        var reply = await desk.Export(employeeNo ?? "", reason, by, Guid.NewGuid().ToString("N"), cancellationToken);
        return Download.Of(reply, http, words, file => Download.File(http, file.Content, PersonalDataFile.ContentType, file.Name));
    }
}
