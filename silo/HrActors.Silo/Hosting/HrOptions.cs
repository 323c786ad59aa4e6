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

    /// <summary>Key of the signature over an external sandbox's callbacks.</summary>
    public string? SandboxCallbackSecret { get; set; }
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
