namespace HrActors.Documents.Signing;

/// <summary>A detached signature and the certificate it was made with.</summary>
/// <param name="Cms">The signature file: DER of CMS SignedData (PKCS #7), without the document.</param>
/// <param name="Certificate">The seal that signed.</param>
public sealed record DocumentSignature(byte[] Cms, SealCertificate Certificate);

/// <summary>A PDF that carries a signature, and the certificate it was made with.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Certificate">Who signed.</param>
public sealed record SignedPdf(byte[] Bytes, SealCertificate Certificate);
