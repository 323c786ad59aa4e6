using HrActors.Contracts.Access;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Hosting;

/// <summary>What no single option can tell; lists everything that is wrong.</summary>
internal sealed class HrOptionsCheck : IValidateOptions<HrOptions>
{
    public ValidateOptionsResult Validate(string? name, HrOptions options)
    {
        var errors = new List<string>();
        if (options.SandboxUrl is { } url
            && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))) errors.Add("Hr__SandboxUrl is not an http address.");
        if (options.Sandbox == SandboxMode.External && string.IsNullOrWhiteSpace(options.SandboxKey))
            errors.Add("Hr__SandboxKey is missing: an external sandbox asks for its key.");
        if (options.Sandbox == SandboxMode.External && string.IsNullOrWhiteSpace(options.SandboxCallbackSecret))
            errors.Add("Hr__SandboxCallbackSecret is missing: without it nobody could tell an external sandbox's callbacks from others.");
        if (ForwardedCallers.Read(options.TrustedProxies) is null)
            errors.Add("Hr__TrustedProxies is no list of addresses and networks such as 10.0.0.5, 10.1.0.0/16.");
        CheckOidc(options.Oidc, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckOidc(OidcOptions oidc, List<string> errors)
    {
        if (oidc.Authority is not { } authority) return;
        if (!authority.IsAbsoluteUri || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
            errors.Add("Hr__Oidc__Authority has to be an https address (http on loopback only).");
        if (string.IsNullOrWhiteSpace(oidc.ClientId)) errors.Add("Hr__Oidc__ClientId is missing: the provider knows this product by it.");
        if (oidc.ApiAudience is { } audience && (string.IsNullOrWhiteSpace(audience) || audience == oidc.ClientId))
            errors.Add("Hr__Oidc__ApiAudience has to be a name of its own: tokens for Hr__Oidc__ClientId are for signing in, not for the API.");
        if (oidc.Roles.Count == 0) errors.Add("Hr__Oidc__Roles__… is missing: without it nobody of the provider has a role here.");
        errors.AddRange(oidc.Roles.Keys.Where(role => !Enum.TryParse<Role>(role, ignoreCase: true, out var known) || known is Role.None or Role.Upstream)
            .Select(role => $"Hr__Oidc__Roles__{role}: there is no such role."));
    }
}
