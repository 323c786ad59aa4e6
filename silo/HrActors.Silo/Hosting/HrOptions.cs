using System.ComponentModel.DataAnnotations;

namespace HrActors.Silo.Hosting;

/// <summary>
/// How this silo runs. Section <c>Hr</c>, as environment variables <c>Hr__Sandbox</c> and so on; storage and ports are read from it too.
/// </summary>
public sealed class HrOptions
{
    public const string Section = "Hr";

    /// <summary>
    /// Where the sandbox agency is: <c>embedded</c> (a child process of this silo), <c>external</c> (started by somebody else) or
    /// <c>none</c>. Default: embedded without a connection string, none with one.
    /// </summary>
    [EnumDataType(typeof(SandboxMode))]
    public SandboxMode? Sandbox { get; set; }

    /// <summary>Address of the sandbox agency. Default: http://127.0.0.1:5081.</summary>
    [Required]
    public Uri SandboxUrl { get; set; } = new("http://127.0.0.1:5081");

    /// <summary>Bearer key of an external sandbox; an embedded one gets a key of its own.</summary>
    public string? SandboxKey { get; set; }

    /// <summary>
    /// Port for HTTP/2 without TLS, by prior knowledge (h2c), on the hosts of the other addresses; 0: none. Behind TLS HTTP/2 is there anyway.
    /// Default: 0.
    /// </summary>
    [Range(0, 65_535)]
    public int Http2Port { get; set; }

    /// <summary>
    /// Proxies in front of the silos, as addresses or networks parted by commas: only what they say in <c>X-Forwarded-For</c> and
    /// <c>X-Forwarded-Proto</c> is believed. Default: none.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>The company's own identity provider; none unless its address is given.</summary>
    public OidcOptions Oidc { get; } = new();

    /// <summary>Key of the signature over an external sandbox's callbacks.</summary>
    public string? SandboxCallbackSecret { get; set; }
}

/// <summary>Sign-in by the company's own identity provider (OpenID Connect), as <c>Hr__Oidc__Authority</c> and so on.</summary>
public sealed class OidcOptions
{
    /// <summary>Address of the provider, below which <c>.well-known/openid-configuration</c> is found. Default: none, and then nobody signs in that way.</summary>
    public Uri? Authority { get; set; }

    /// <summary>The name this product is registered under at the provider.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret it was given there; null for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The audience that the provider's access tokens for the API of this product name: with it programs and people may call the API with such a
    /// token. Another name than <see cref="ClientId"/>, whose tokens are for signing in only. Default: none, and the API takes no such token.
    /// </summary>
    public string? ApiAudience { get; set; }

    /// <summary>The claim with the user name. Default: preferred_username.</summary>
    [Required]
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim with the name shown. Default: name.</summary>
    [Required]
    public string DisplayNameClaim { get; set; } = "name";

    /// <summary>The claim with the person's groups or roles, once or several times. Default: roles.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>
    /// The values of the claim that mean a role, by role and parted by semicolons, as <c>Hr__Oidc__Roles__HrManager=hr-managers;hr-heads</c>.
    /// Nothing means a role by itself, and who has values of two roles is not let in.
    /// </summary>
    public IDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The claim with the codes of the branches in scope, once or several times; <c>*</c> for all. Default: hr_branches.</summary>
    [Required]
    public string BranchClaim { get; set; } = "hr_branches";

    /// <summary>Whether somebody without the claim sees all branches. Default: no, such a person is not let in.</summary>
    public bool AllBranchesWithoutClaim { get; set; }

    /// <summary>What is asked for beside <c>openid</c> and <c>profile</c>, parted by blanks. Default: nothing.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>What the button says. Default: 单位账号登录 / Company account.</summary>
    public string? Label { get; set; }

    public bool IsUsed => Authority is not null;
}

/// <summary>Where the sandbox agency (沙箱经办机构) is.</summary>
public enum SandboxMode
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>A child process of this silo.</summary>
    Embedded = 1,

    /// <summary>Started by somebody else.</summary>
    External = 2,
}
