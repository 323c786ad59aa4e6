using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Findings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Findings;

/// <summary>The list of findings as a file, with the selection of the page's address, in the reader's language.</summary>
internal static class FindingDownloads
{
    public static RouteGroupBuilder MapFindingDownloads(this IEndpointRouteBuilder app)
    {
        var findings = app.MapGroup("/findings").ExcludeFromDescription();
        findings.MapGet("/export.{format:regex(^(xlsx|csv)$)}", Send);
        return findings;
    }

    /// <param name="state"><c>open</c> when absent, <c>closed</c> or <c>all</c>.</param>
    /// <param name="weight"><c>warning</c> and more, or <c>blocking</c>; all when absent.</param>
    private static async Task<IResult> Send(
        string format, string? branch, string? code, string? state, string? weight, HttpContext http, Words words, IFindingDesk desk,
        CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        var query = new FindingQuery
        {
            BranchCode = Text(branch),
            Code = Text(code),
            Open = FindingSelection.IsOpen(state),
            AtLeast = FindingSelection.AtLeast(weight),
        };
        var reply = await desk.Export(query, format == "csv" ? ExportFormat.Csv : ExportFormat.Xlsx, words.Language, by, cancellationToken);
        return Download.Of(reply, http, words);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How the page's address narrows the list; what cannot be read narrows nothing.</summary>
internal static class FindingSelection
{
    public static bool? IsOpen(string? state) => state switch { "closed" => false, "all" => null, _ => true };

    public static Severity AtLeast(string? weight) => weight switch { "blocking" => Severity.Blocking, "warning" => Severity.Warning, _ => Severity.None };
}
