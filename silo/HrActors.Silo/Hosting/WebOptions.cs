using System.ComponentModel.DataAnnotations;

namespace HrActors.Silo.Hosting;

/// <summary>How the silo meets the web. Section <c>Hr:Web</c>. TLS itself is configured as <c>Kestrel:Endpoints</c> and <c>Kestrel:Certificates</c>.</summary>
public sealed class WebOptions
{
    public const string Section = "Hr:Web";

    /// <summary>
    /// Whether plain http from beyond this machine is sent to https (pages) or refused (interface). Time clocks, which speak nothing else,
    /// and probes of <c>/health</c> are let through. Default: no.
    /// </summary>
    public bool RequireTls { get; set; }

    /// <summary>The port of https that pages are sent to with <see cref="RequireTls"/>. Default: 443.</summary>
    [Range(1, 65_535)]
    public int HttpsPort { get; set; } = 443;

    /// <summary>Requests a second that one session may send to one silo for long; three times as many at once. 0: no limit. Default: 300.</summary>
    [Range(0, 1_000_000)]
    public int SessionRate { get; set; } = 300;

    /// <summary>Requests a second without a valid token from one address. 0: no limit. Default: 500.</summary>
    [Range(0, 1_000_000)]
    public int AnonymousRate { get; set; } = 500;
}
