using System.Security.Cryptography;
using System.Text;
using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Hosting;

/// <summary>The agency side answers nobody without its bearer key.</summary>
internal static class AgencyKeyGuard
{
    private const string Scheme = "Bearer ";

    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var expected = context.RequestServices.GetRequiredService<AgencyLink>().Terms.Key;
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && Same(header[Scheme.Length..].Trim(), expected))
            return next(context);

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return new ProblemResult(Refusals.NoKey).ExecuteAsync(context);
    }

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Hash(given), Hash(expected));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
