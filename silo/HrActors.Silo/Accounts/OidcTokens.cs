using System.Security.Claims;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Silo.Hosting;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HrActors.Silo.Accounts;

/// <summary>
/// Reads access tokens of the company's own identity provider (RFC 9068): signed by one of its keys, for the interface of this product and of
/// nothing else, not ended. They mean the same roles and branches as at sign-in, and the account is asked every time.
/// </summary>
internal sealed partial class OidcTokens(
    HostSettings settings, IOptionsMonitor<OpenIdConnectOptions> oidc, IGrainFactory grains, Callers callers, IMemoryCache cache, ILogger<OidcTokens> logger)
{
    private const int Longest = 16_000;

    /// <summary>By how much the provider's clock may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Keys of two parts only: one that the provider shares with others proves nothing.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    private OidcOptions Options => settings.Options.Oidc;

    /// <summary>Null when the token is none of the provider's for this product, or lets nobody in.</summary>
    /// <param name="from">The way in and the address, for the record.</param>
    public async Task<Principal?> Read(string token, string from, CancellationToken cancellationToken)
    {
        if (!Options.IsUsed || Options.ApiAudience is null || token.Length > Longest || token.Count(c => c == '.') != 2) return null;

        var result = await _handler.ValidateTokenAsync(token, Rules(Options.ApiAudience)).WaitAsync(cancellationToken);
        if (!result.IsValid)
        {
            LogInvalid(result.Exception?.GetType().Name);
            return null;
        }

        if (OidcClaims.Read(new ClaimsPrincipal(result.ClaimsIdentity), Options, from, out var why) is not { } person)
        {
            LogNotAdmitted(why);
            return null;
        }

        // By its signature: what is remembered cannot be shown again.
        var key = "oidc:" + token[(token.LastIndexOf('.') + 1)..];
        var isKnown = cache.TryGetValue(key, out bool wasAdmitted);
        using var system = callers.AsSystem();
        var user = grains.GetGrain<IUserGrain>(GrainKeys.User(person.UserName));
        var reply = await user.AdmitExternally(person.SignIn, !isKnown).WaitAsync(cancellationToken);
        // Enabled again meanwhile: that it is admitted goes on record too.
        if (isKnown && !wasAdmitted && !reply.IsRefused) reply = await user.AdmitExternally(person.SignIn, true).WaitAsync(cancellationToken);
        cache.Set(key, !reply.IsRefused, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero) + Skew);
        return reply.IsRefused ? null : reply.Value;
    }

    private TokenValidationParameters Rules(string audience) => new()
    {
        // Fetches the provider's keys, and again when one is unknown.
        ConfigurationManager = oidc.Get(OidcSignIn.Scheme).ConfigurationManager as BaseConfigurationManager,
        ValidAudience = audience,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = Skew,
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "A token of the identity provider was not taken: {Failure}")]
    private partial void LogInvalid(string? failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A token of the identity provider lets nobody in: {Reason}")]
    private partial void LogNotAdmitted(string? reason);
}
