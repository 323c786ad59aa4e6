using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Agencies;

/// <summary>Downloads of the files that go to agencies; each is on record.</summary>
internal static class FileDownloads
{
    public static RouteGroupBuilder MapAgencyFileDownloads(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/agency-files").ExcludeFromDescription();
        files.MapGet("/{agencyId}/{fileNo}/export.xlsx", Send);
        return files;
    }

    private static async Task<IResult> Send(string agencyId, string fileNo, HttpContext http, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        return await desk.ReadFile(agencyId, fileNo, by, Guid.NewGuid().ToString("N"), cancellationToken) is { } bytes
            ? Download.File(http, bytes, ExportFile.Xlsx, fileNo + ".xlsx")
            : Results.NotFound();
    }
}
