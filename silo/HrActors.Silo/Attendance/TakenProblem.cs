using System.Globalization;
using HrActors.Domain.Localisation;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace HrActors.Silo.Attendance;

/// <summary>
/// Problem details of a request that was taken in part: <c>taken</c> is the answer for what was, <c>resumeFrom</c> the index of the first
/// event to be sent again. Sending more than that again does no harm.
/// </summary>
internal sealed class TakenProblem(Problem problem, EventAnswer taken, int resumeFrom) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => problem.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = RequestLanguage.Of(httpContext.Request);
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.ContentLanguage = RequestLanguage.TagOf(language);
        response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        if (problem.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var body = new TakenProblemBody
        {
            Title = ReasonPhrases.GetReasonPhrase(problem.Status),
            Status = problem.Status,
            Code = problem.Code,
            Detail = language == Language.En ? problem.English : problem.Chinese,
            TraceId = httpContext.TraceIdentifier,
            Taken = taken,
            ResumeFrom = resumeFrom,
        };
        return response.WriteAsJsonAsync(body, HrJson.Options, ProblemResult.ContentType, httpContext.RequestAborted);
    }
}

/// <summary>Problem details (RFC 9457) with two members of ours.</summary>
internal sealed record TakenProblemBody
{
    public string Type { get; init; } = "about:blank";
    public required string Title { get; init; }
    public required int Status { get; init; }
    public required string Code { get; init; }
    public required string Detail { get; init; }
    public required string TraceId { get; init; }

    /// <summary>What was taken before the request ended: committed.</summary>
    public required EventAnswer Taken { get; init; }

    /// <summary>Index of the first event that is not decided.</summary>
    public required int ResumeFrom { get; init; }
}
