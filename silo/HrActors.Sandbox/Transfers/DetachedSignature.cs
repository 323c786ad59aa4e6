using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace HrActors.Sandbox.Transfers;

/// <summary>Detached PKCS #7 signature (CMS, DER) over the exact bytes of a document.</summary>
internal static class DetachedSignature
{
    /// <summary>
    /// True when at least one signer signed exactly <paramref name="document"/>. Who the certificate belongs to is not judged.
    /// A signature that carries content of its own fails as well.
    /// </summary>
    public static bool IsValid(byte[] document, byte[] signature)
    {
        try
        {
            var cms = new SignedCms(new ContentInfo(document), detached: true);
            cms.Decode(signature);
            if (cms.SignerInfos.Count == 0) return false;
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
