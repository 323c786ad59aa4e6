using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Contributions;

/// <summary>Downloads of the payment detail and of adjustments, in the reader's language.</summary>
internal static class ExportEndpoints
{
    public static RouteGroupBuilder MapExports(this IEndpointRouteBuilder app)
    {
        var exports = app.MapGroup("").ExcludeFromDescription();
        exports.MapGet("/contributions/{branch}/{month}/export.xlsx", Export);
        exports.MapGet("/adjustments/export.xlsx", ExportAdjustments);
        return exports;
    }

    private static async Task<IResult> Export(
        string branch, string month, HttpContext http, Words words, IContributionDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Forbidden();

        return YearMonth.TryParse(month, out var of)
            ? Send(await desk.Export(branch, of, words.Language, by, cancellationToken), http, words)
            : Results.NotFound();
    }

    private static async Task<IResult> ExportAdjustments(
        string? branch, string? month, string? status, string? employee, string? bookedIn, HttpContext http, Words words,
        IContributionDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Forbidden();

        var query = SettlementQueries.Of(branch, month, status, employee, bookedIn);
        return Send(await desk.ExportAdjustments(query, words.Language, by, cancellationToken), http, words);
    }

    internal static IResult Send(Reply<ExportFile> reply, HttpContext http, Words words)
    {
        http.Response.Headers.CacheControl = "no-store";
        return reply.IsRefused
            ? Results.Text(words.Of(reply.Refusal), "text/plain", System.Text.Encoding.UTF8, StatusOf(reply.Refusal.Kind))
            : Results.Bytes(reply.Value.Content, ExportFile.Xlsx, reply.Value.Name);
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static IResult Forbidden() => Results.Forbid(authenticationSchemes: [DashboardHosting.Scheme]);
}
