using HrActors.Dashboard.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace HrActors.Dashboard.Localisation;

/// <summary>The language a reader chose, kept in a cookie; Chinese until somebody chooses.</summary>
internal static class CultureChoice
{
    private const string CookieName = "hr-language";

    public static void Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(Words.Chinese.Name);
        options.SupportedCultures = [Words.Chinese, Words.English];
        options.SupportedUICultures = options.SupportedCultures;
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName, Options = options }];
    }

    public static void MapCulture(this IEndpointRouteBuilder app) =>
        app.MapGet("/account/language/{language}", Choose).AllowAnonymous().ExcludeFromDescription();

    private static IResult Choose(string language, string? returnUrl, HttpContext http)
    {
        var culture = language == "en" ? Words.English : Words.Chinese;
        http.Response.Cookies.Append(
            CookieName,
            CookieRequestCultureProvider.MakeCookieValue(new(culture)),
            new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" });
        return Results.LocalRedirect(LocalAddress.Of(returnUrl));
    }
}
