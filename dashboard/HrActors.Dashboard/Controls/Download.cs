using System.Text;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Commands;
using Microsoft.AspNetCore.Http;

namespace HrActors.Dashboard.Controls;

/// <summary>Answers of downloads: a file that no cache keeps, or why there is none, in the reader's language.</summary>
internal static class Download
{
    /// <summary>Nobody is signed in.</summary>
    public static IResult Forbidden() => Results.Forbid(authenticationSchemes: [DashboardHosting.Scheme]);

    public static IResult Of(Reply<ExportFile> reply, HttpContext http, Words words) =>
        Of(reply, http, words, file => File(http, file.Content, file.ContentType, file.Name));

    public static IResult Of<T>(Reply<T> reply, HttpContext http, Words words, Func<T, IResult> send)
        where T : class
    {
        if (!reply.IsRefused) return send(reply.Value);

        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(words.Of(reply.Refusal), "text/plain", Encoding.UTF8, StatusOf(reply.Refusal.Kind));
    }

    public static IResult File(HttpContext http, ReadOnlyMemory<byte> content, string contentType, string name)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(content, contentType, name);
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
