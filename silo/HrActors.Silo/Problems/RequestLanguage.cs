using HrActors.Domain.Localisation;
using Microsoft.Net.Http.Headers;

namespace HrActors.Silo.Problems;

/// <summary>The language a caller asks for with <c>Accept-Language</c>: zh-CN when nothing we speak is named.</summary>
internal static class RequestLanguage
{
    public static Language Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)) return Language.Zh;

        var first = languages.Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(tag => Is(tag, "en") || Is(tag, "zh"));
        return first is not null && Is(first, "en") ? Language.En : Language.Zh;
    }

    public static string TagOf(Language language) => language == Language.En ? "en" : "zh-CN";

    private static bool Is(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
