using System.Net;
using HrActors.Silo.Problems;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Hosting;

/// <summary>
/// Stands before everything: tells browsers what pages may do, sends plain http to https where that is wanted, and turns away what another
/// site's page asks for with a reader's cookie.
/// </summary>
internal sealed class WebGuard(RequestDelegate next, IOptions<WebOptions> options)
{
    /// <summary>
    /// Scripts come from here and are never inline. Styles may be: the component library writes its theme and sizes into the page.
    /// </summary>
    private const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The page to read the interface starts itself with an inline script; it shows no data but the description.</summary>
    private const string ReaderPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    private static readonly Problem TlsRequired =
        Problem.Of(403, "request.tls-required", "请使用 https 访问", "Call this over https");

    private static readonly Problem ForeignOrigin =
        Problem.Of(403, "request.foreign-origin", "请求来自其他网站", "The request was made by another site's page");

    public Task InvokeAsync(HttpContext context)
    {
        Describe(context);
        if (options.Value.RequireTls && !context.Request.IsHttps && !IsLocal(context) && !IsClock(context.Request) && !IsProbe(context.Request))
            return DemandTls(context);
        return IsForeign(context.Request) ? ForeignOrigin.Result().ExecuteAsync(context) : next(context);
    }

    private static void Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var path = context.Request.Path;
        var isData = path.StartsWithSegments("/api/v1");
        headers.ContentSecurityPolicy = isData ? DataPolicy : path.StartsWithSegments("/api") ? ReaderPolicy : PagePolicy;
        // What is answered is somebody's: neither browsers nor proxies keep it, unless the answer itself says otherwise.
        if (isData) headers.CacheControl = "no-store";
    }

    private Task DemandTls(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api") || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return TlsRequired.Result().ExecuteAsync(context);

        var port = options.Value.HttpsPort;
        var host = port == 443 ? new HostString(request.Host.Host) : new HostString(request.Host.Host, port);
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = $"https://{host}{request.PathBase}{request.Path}{request.QueryString}";
        return Task.CompletedTask;
    }

    /// <summary>
    /// Browsers say where a page comes from that changes something or opens a socket. The interface is not concerned: it takes no cookies.
    /// </summary>
    private static bool IsForeign(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/api/v1") || IsClock(request)) return false;
        if (HttpMethods.IsGet(request.Method) && !IsSocket(request)) return false;
        if (request.Headers.Origin.Count == 0 || request.Path.StartsWithSegments("/signin-oidc")) return false;
        return !Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            || !string.Equals(origin.Authority, Authority(request), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSocket(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase) || request.Headers.SecWebSocketKey.Count > 0;

    /// <summary>As an origin writes it: without the port that goes without saying.</summary>
    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : request.Host.ToString();

    private static bool IsClock(HttpRequest request) => request.Path.StartsWithSegments("/iclock");

    /// <summary>Balancers ask over plain http, and take a redirect for an answer of a host that is not well.</summary>
    private static bool IsProbe(HttpRequest request) => request.Path.StartsWithSegments("/health");

    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)
        || (address.IsIPv4MappedToIPv6 && IPAddress.IsLoopback(address.MapToIPv4()));
}
