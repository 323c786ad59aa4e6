using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Contributions;

/// <summary>Downloads of the payment detail, of adjustments and of yearly declarations, in the reader's language.</summary>
internal static class ExportEndpoints
{
    public static RouteGroupBuilder MapExports(this IEndpointRouteBuilder app)
    {
        var exports = app.MapGroup("").ExcludeFromDescription();
        exports.MapGet("/contributions/{branch}/{month}/export.xlsx", Export);
        exports.MapGet("/adjustments/export.xlsx", ExportAdjustments);
        exports.MapGet("/base-declarations/{branch}/{month}/export.xlsx", ExportDeclaration);
        return exports;
    }

    private static async Task<IResult> Export(
        string branch, string month, HttpContext http, Words words, IContributionDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        return YearMonth.TryParse(month, out var of)
            ? Download.Of(await desk.Export(branch, of, words.Language, by, cancellationToken), http, words)
            : Results.NotFound();
    }

    private static async Task<IResult> ExportDeclaration(
        string branch, string month, HttpContext http, Words words, IBaseDeclarationDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        return YearMonth.TryParse(month, out var of)
            ? Download.Of(await desk.Export(branch, of, words.Language, by, cancellationToken), http, words)
            : Results.NotFound();
    }

    private static async Task<IResult> ExportAdjustments(
        string? branch, string? month, string? status, string? employee, string? bookedIn, HttpContext http, Words words,
        IContributionDesk desk, CancellationToken cancellationToken)
    {
        if (http.User.ToPrincipal() is not { } by) return Download.Forbidden();

        var query = SettlementQueries.Of(branch, month, status, employee, bookedIn);
        return Download.Of(await desk.ExportAdjustments(query, words.Language, by, cancellationToken), http, words);
    }
}
