using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace HrActors.Sandbox.Tests.Hosting;

/// <summary>The three parts of a submission; null leaves a part out.</summary>
internal sealed record SignedForm(byte[]? Application, byte[]? Document, byte[]? Signature)
{
    private static readonly X509Certificate2 Certificate = SelfMade();

    public static SignedForm For(string idNumber, string originRegionCode = "440100", string line = "pension", string text = "form")
    {
        var document = Encoding.UTF8.GetBytes("%PDF-1.7 " + text);
        var application = JsonSerializer.SerializeToUtf8Bytes(new { idNumber, line, originRegionCode, destinationRegionCode = "430100" });
        return new SignedForm(application, document, Sign(document, detached: true));
    }

    public static byte[] Sign(byte[] document, bool detached)
    {
        var cms = new SignedCms(new ContentInfo(document), detached);
        cms.ComputeSignature(new CmsSigner(Certificate) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1") });
        return cms.Encode();
    }

    public MultipartFormDataContent Content()
    {
        var content = new MultipartFormDataContent();
        if (Application is not null) content.Add(Part(Application, "application/json"), "application");
        if (Document is not null) content.Add(Part(Document, "application/pdf"), "document", "form.pdf");
        if (Signature is not null) content.Add(Part(Signature, "application/pkcs7-signature"), "signature", "form.p7s");
        return content;
    }

    private static ByteArrayContent Part(byte[] bytes, string type) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static X509Certificate2 SelfMade()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=HrActors test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
