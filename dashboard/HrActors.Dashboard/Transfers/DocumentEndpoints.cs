using HrActors.Dashboard.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Transfers;

/// <summary>Downloads of a case's documents and their signatures.</summary>
internal static class DocumentEndpoints
{
    public static RouteGroupBuilder MapDocuments(this IEndpointRouteBuilder app)
    {
        var documents = app.MapGroup("/cases/{caseNo}/documents/{id}").ExcludeFromDescription();
        documents.MapGet("", (string caseNo, string id, HttpContext http, ICaseQueries cases, CancellationToken cancellationToken) =>
            Send(caseNo, id, false, http, cases, cancellationToken));
        documents.MapGet("signature", (string caseNo, string id, HttpContext http, ICaseQueries cases, CancellationToken cancellationToken) =>
            Send(caseNo, id, true, http, cases, cancellationToken));
        return documents;
    }

    private static async Task<IResult> Send(
        string caseNo, string id, bool signature, HttpContext http, ICaseQueries cases, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Results.Forbid(authenticationSchemes: [DashboardHosting.Scheme]);

        var document = await cases.GetDocument(by, caseNo, id, signature, cancellationToken);
        if (document is null) return Results.NotFound();

        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(document.Bytes.AsMemory(), document.ContentType, document.Name);
    }
}
