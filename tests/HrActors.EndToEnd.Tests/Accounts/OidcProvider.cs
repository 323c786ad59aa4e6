using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrActors.EndToEnd.Tests.Accounts;

/// <summary>A small identity provider on loopback: discovery, keys, authorization code with PKCE. It asks nobody for anything.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    public const string ClientId = "hr";

    /// <summary>What access tokens for the interface are issued for.</summary>
    public const string ApiAudience = "hr-api";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _foreignKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce)> _codes = new();
    private readonly WebApplication _app;

    private OidcProvider(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>What it says of the next person.</summary>
    public Dictionary<string, object> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>The token is signed by somebody else's key.</summary>
    public bool SignsWithForeignKey { get; set; }

    /// <summary>The token says that it needs no signature.</summary>
    public bool SignsNot { get; set; }

    public static async Task<OidcProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new OidcProvider(app);
        provider.Map();
        await app.StartAsync();
        provider.Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _foreignKey.Dispose();
    }

    /// <summary>An access token for the interface, about the person of <see cref="Claims"/>.</summary>
    /// <param name="audience">What it is issued for.</param>
    /// <param name="seconds">Until it ends.</param>
    /// <param name="issuer">Who says to have issued it; null for this provider.</param>
    public string AccessToken(string audience = ApiAudience, int seconds = 300, string? issuer = null) =>
        Token(new(StringComparer.Ordinal) { ["aud"] = audience }, seconds, issuer);

    /// <summary>The same under a key that everybody knows: the provider's public one, taken for a shared secret.</summary>
    public string AccessTokenUnderThePublicKey()
    {
        var text = Unsigned("""{"alg":"HS256","typ":"JWT","kid":"k1"}""", new(StringComparer.Ordinal) { ["aud"] = ApiAudience }, 300, null);
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key.ExportParameters(false).Modulus!, Encoding.ASCII.GetBytes(text)))}";
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Issuer,
            authorization_endpoint = Issuer + "/authorize",
            token_endpoint = Issuer + "/token",
            jwks_uri = Issuer + "/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = _key.ExportParameters(false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "k1", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } },
            });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            if (request.Query["code_challenge_method"] != "S256" || request.Query["client_id"] != ClientId) return Results.BadRequest();
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (request.Query["code_challenge"]!, request.Query["nonce"]!);
            return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"]!)}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            if (!_codes.TryRemove(form["code"].ToString(), out var asked)) return Results.BadRequest(new { error = "invalid_grant" });
            var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            if (challenge != asked.Challenge || form["client_secret"] != "quite secret") return Results.BadRequest(new { error = "invalid_grant" });
            return Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 60, id_token = Token(new(StringComparer.Ordinal) { ["aud"] = ClientId, ["nonce"] = asked.Nonce }, 60, null) });
        });
    }

    private string Issuer => Address.ToString().TrimEnd('/');

    private string Token(Dictionary<string, object> more, int seconds, string? issuer)
    {
        var text = Unsigned(SignsNot ? """{"alg":"none","typ":"JWT"}""" : """{"alg":"RS256","typ":"JWT","kid":"k1"}""", more, seconds, issuer);
        if (SignsNot) return text + ".";
        var key = SignsWithForeignKey ? _foreignKey : _key;
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private string Unsigned(string header, Dictionary<string, object> more, int seconds, string? issuer)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(Claims, StringComparer.Ordinal) { ["iss"] = issuer ?? Issuer, ["iat"] = now - 600, ["exp"] = now + seconds };
        foreach (var (name, value) in more) claims[name] = value;
        return $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
    }
}
