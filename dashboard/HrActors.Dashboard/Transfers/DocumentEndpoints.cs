using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Transfers;

/// <summary>Downloads of a case's documents and their signatures, and of the list of cases.</summary>
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

    public static RouteGroupBuilder MapCaseExport(this IEndpointRouteBuilder app)
    {
        var export = app.MapGroup("/cases/export.xlsx").ExcludeFromDescription();
        export.MapGet("", Export);
        return export;
    }

    private static async Task<IResult> Export(HttpContext http, Words words, TimeProvider time, ITransferDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        var query = CaseFilter.Of(Words.Today(time), name => http.Request.Query[name].FirstOrDefault()).ToQuery();
        return Download.Of(await desk.ExportCases(query, words.Language, by, cancellationToken), http, words);
    }

    private static async Task<IResult> Send(
        string caseNo, string id, bool signature, HttpContext http, ICaseQueries cases, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        var document = await cases.GetDocument(by, caseNo, id, signature, cancellationToken);
        return document is null ? Results.NotFound() : Download.File(http, document.Bytes.AsMemory(), document.ContentType, document.Name);
    }
}
