using System.Security.Cryptography.Pkcs;
using HrActors.Documents.Forms;
using HrActors.Documents.Signing;
using HrActors.Documents.Tests.Forms;

namespace HrActors.Documents.Tests.Signing;

public sealed class SignatureTests : IDisposable
{
    private static readonly byte[] Document = FormPrinter.Print(SampleForms.Pension()).Pdf;
    private static readonly DateTimeOffset Now = new(2024, 3, 1, 1, 30, 5, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly SigningKeyStore _store;
    private readonly DocumentSigner _signer;

    public SignatureTests()
    {
        _store = new(Path.Combine(_folder.Path, "seal"));
        _signer = new(_store);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_signature_names_signer_certificate_and_time(bool imported)
    {
        var certificate = imported ? _store.Import(TestSeals.Issued(), TestSeals.Password, Now).Value! : _store.EnsureSample(Now);

        var verdict = SignatureVerifier.Verify(Document, Sign(), certificate.Thumbprint);

        Assert.True(verdict.IsValid, verdict.Reason);
        Assert.Equal(certificate, verdict.Signer);
        Assert.Equal(Now, verdict.SignedAt);
    }

    [Fact]
    public void The_certificates_of_the_issuers_go_along()
    {
        _store.Import(TestSeals.Issued(), TestSeals.Password, Now);
        var message = new SignedCms();
        message.Decode(Sign());

        Assert.Equal(2, message.Certificates.Count);
        Assert.Empty(message.ContentInfo.Content);
    }

    [Fact]
    public void Every_changed_byte_of_the_document_is_noticed()
    {
        _store.EnsureSample(Now);
        var signature = Sign();

        for (var i = 0; i < Document.Length; i += 97)
        {
            var changed = Document.ToArray();
            changed[i] ^= 1;
            Assert.Equal("signature.document-changed", SignatureVerifier.Verify(changed, signature).Reason);
        }

        Assert.Equal("signature.document-changed", SignatureVerifier.Verify(Document.AsMemory(..^1), signature).Reason);
        Assert.Equal("signature.document-changed", SignatureVerifier.Verify((byte[])[.. Document, 10], signature).Reason);
    }

    [Fact]
    public void A_signature_whose_own_bytes_were_changed_is_not_valid()
    {
        _store.EnsureSample(Now);
        var signature = Sign();
        signature[^1] ^= 1;

        Assert.Equal("signature.forged", SignatureVerifier.Verify(Document, signature).Reason);
        Assert.Equal("signature.unreadable", SignatureVerifier.Verify(Document, "not a signature"u8.ToArray()).Reason);
    }

    [Fact]
    public void A_signature_by_another_certificate_is_not_the_companys()
    {
        var ours = _store.EnsureSample(Now);
        using var other = new SigningKeyStore(Path.Combine(_folder.Path, "other"));
        other.EnsureSample(Now);
        var forged = new DocumentSigner(other).Sign(Document, Now).Value!.Cms;

        Assert.True(SignatureVerifier.Verify(Document, forged).IsValid);
        Assert.Equal("signature.other-certificate", SignatureVerifier.Verify(Document, forged, ours.Thumbprint).Reason);
    }

    [Fact]
    public void A_file_that_brings_its_own_content_does_not_pass_for_another_document()
    {
        _store.EnsureSample(Now);
        var message = new SignedCms(new ContentInfo("something else"u8.ToArray()), detached: false);
        message.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _store.Find()!.Signer));

        Assert.Equal("signature.not-detached", SignatureVerifier.Verify(Document, message.Encode()).Reason);
    }

    [Fact]
    public void The_certificate_signs_on_its_first_and_last_day_and_on_no_other()
    {
        _store.Import(TestSeals.Rsa(2048), TestSeals.Password, TestSeals.Start);

        Assert.Equal("signature.certificate-not-yet-valid", _signer.Sign(Document, TestSeals.Start.AddSeconds(-1)).Refusal?.Code);
        Assert.False(_signer.Sign(Document, TestSeals.Start).IsRefused);
        Assert.False(_signer.Sign(Document, TestSeals.End).IsRefused);
        Assert.Equal("signature.certificate-expired", _signer.Sign(Document, TestSeals.End.AddSeconds(1)).Refusal?.Code);
    }

    [Fact]
    public void A_seal_kept_as_bytes_signs_for_its_legal_entity_alone()
    {
        var kept = SealFile.Import(TestSeals.Issued(), TestSeals.Password, Now).Value!;
        var other = SealFile.Import(TestSeals.Rsa(2048), TestSeals.Password, Now).Value!;
        var signature = DocumentSigner.Sign(Document, Now, kept.Bytes).Value!;

        Assert.Equal(kept.Certificate.Thumbprint, signature.Certificate.Thumbprint);
        Assert.True(SignatureVerifier.Verify(Document, signature.Cms, kept.Certificate.Thumbprint).IsValid);
        Assert.Equal("signature.other-certificate", SignatureVerifier.Verify(Document, signature.Cms, other.Certificate.Thumbprint).Reason);
        Assert.Equal("signature.import-unreadable", SealFile.Import(TestSeals.Rsa(2048), "guess", Now).Refusal?.Code);
        Assert.Equal("signature.certificate-expired", SealFile.Import(TestSeals.Rsa(2048), TestSeals.Password, TestSeals.End.AddDays(1)).Refusal?.Code);
    }

    [Fact]
    public void Without_a_certificate_nothing_is_signed() =>
        Assert.Equal("signature.no-certificate", _signer.Sign(Document, Now).Refusal?.Code);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void OpenSsl_agrees_and_notices_one_changed_byte(bool imported)
    {
        Skip.IfNot(Programs.IsInstalled("openssl"), "openssl is not installed.");
        if (imported) _store.Import(TestSeals.Issued(), TestSeals.Password, Now);
        else _store.EnsureSample(Now);
        var signature = _folder.File("signature.p7s", Sign());
        var changed = Document.ToArray();
        changed[Document.Length / 2] ^= 1;

        Assert.Equal(0, Verify(signature, _folder.File("good.pdf", Document)).ExitCode);
        var refused = Verify(signature, _folder.File("bad.pdf", changed));
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("erification failure", refused.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private byte[] Sign() => _signer.Sign(Document, Now).Value!.Cms;

    private (int ExitCode, string Output) Verify(string signature, string document) => Programs.Run(
        "openssl",
        [
            "cms", "-verify", "-binary", "-inform", "DER", "-in", signature, "-content", document, "-noverify",
            "-out", Path.Combine(_folder.Path, "out"),
        ]);
}
