using System.Text.Json;
using HrActors.Contracts.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace HrActors.Dashboard.Access;

/// <summary>What a sign-in of several steps has shown so far. It travels in a sealed cookie for five minutes.</summary>
internal sealed record SignInState
{
    public required string UserName { get; init; }
    public required SignInStep Step { get; init; }

    /// <summary>Stands for the password; null when done.</summary>
    public string? Ticket { get; init; }

    /// <summary>Chosen in an earlier step.</summary>
    public string? NewPassword { get; init; }

    /// <summary>Of a second factor that is being set up.</summary>
    public string? Secret { get; init; }
    public string? SecretUri { get; init; }

    /// <summary>Shown once, when done.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    /// <summary>What was wrong in the step before, in both languages; null when nothing was.</summary>
    public string? ProblemZh { get; init; }
    public string? ProblemEn { get; init; }

    public override string ToString() => nameof(SignInState);
}

/// <summary>Keeps a <see cref="SignInState"/> between the steps.</summary>
internal sealed class SignInProgress(IDataProtectionProvider protection)
{
    private const string Cookie = "hr-sign-in";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("hr.sign-in").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, SignInState state) => http.Response.Cookies.Append(
        Cookie, _protector.Protect(JsonSerializer.Serialize(state), Life), Options(http, Life));

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    /// <summary>Null when there is none, or its time is over.</summary>
    public SignInState? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } text) return null;
        try
        {
            return JsonSerializer.Deserialize<SignInState>(_protector.Unprotect(text));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/", MaxAge = life,
    };
}
