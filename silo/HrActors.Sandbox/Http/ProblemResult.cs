using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;

namespace HrActors.Sandbox.Http;

/// <summary>A <see cref="Refusal"/> as RFC 9457 problem details in the caller's language (zh-CN when nothing is said).</summary>
internal sealed class ProblemResult(Refusal refusal, InputErrors? errors = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var english = WantsEnglish(httpContext.Request);
        var response = httpContext.Response;
        response.StatusCode = refusal.Status;
        response.Headers.ContentLanguage = english ? "en" : "zh-CN";
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "1";
        var body = new Body("about:blank", refusal.Status, refusal.Code, english ? refusal.English : refusal.Chinese, errors?.In(english));
        return response.WriteAsJsonAsync(body, SandboxJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    private static bool WantsEnglish(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)
        && languages.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(tag => Is(tag, "en") || Is(tag, "zh")) is { } first
        && Is(first, "en");

    private static bool Is(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);

    private sealed record Body(
        string Type,
        int Status,
        string Code,
        string Detail,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Dictionary<string, string[]>? Errors);
}
