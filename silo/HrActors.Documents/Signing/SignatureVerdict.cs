namespace HrActors.Documents.Signing;

/// <summary>What a signature file says about a document.</summary>
public sealed record SignatureVerdict
{
    public bool IsValid => Reason is null;

    /// <summary>
    /// Null when valid; otherwise <c>signature.unreadable</c>, <c>signature.not-detached</c>, <c>signature.no-signer</c>,
    /// <c>signature.weak-algorithm</c>, <c>signature.document-changed</c>, <c>signature.forged</c>, <c>signature.no-time</c>,
    /// <c>signature.certificate-expired</c> or <c>signature.other-certificate</c>.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>Who signed, as the certificate says; null when the file holds no readable certificate.</summary>
    public SealCertificate? Signer { get; init; }

    /// <summary>When, as the signer claims; null when the signature does not say.</summary>
    public DateTimeOffset? SignedAt { get; init; }
}
