using System.Globalization;
using HrActors.Domain.Localisation;
using HrActors.Silo.Audit;
using HrActors.Silo.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace HrActors.Silo.Problems;

/// <summary>A <see cref="Problem"/> as RFC 9457 problem details in the caller's language.</summary>
internal sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";

    public int? StatusCode => problem.Status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // On record first, answered then. It is not there where only routes are listed.
        if (httpContext.RequestServices.GetService<RefusalRecord>() is { } record) await record.Note(httpContext, problem.Status, problem.Code);
        var language = RequestLanguage.Of(httpContext.Request);
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.ContentLanguage = RequestLanguage.TagOf(language);
        response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        if (problem.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await response.WriteAsJsonAsync(Body(language, httpContext.TraceIdentifier), HrJson.Options, ContentType,
            httpContext.RequestAborted);
    }

    private ProblemBody Body(Language language, string traceId) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(problem.Status),
        Status = problem.Status,
        Code = problem.Code,
        Detail = language == Language.En ? problem.English : problem.Chinese,
        Errors = problem.Errors.Count == 0 ? null : ErrorsIn(language),
        TraceId = traceId,
    };

    private Dictionary<string, IReadOnlyList<ProblemFault>> ErrorsIn(Language language) =>
        problem.Errors.GroupBy(error => error.Field, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            IReadOnlyList<ProblemFault> (group) =>
                [.. group.Select(error =>
                    new ProblemFault { Code = error.Code, Detail = language == Language.En ? error.English : error.Chinese })],
            StringComparer.Ordinal);
}
