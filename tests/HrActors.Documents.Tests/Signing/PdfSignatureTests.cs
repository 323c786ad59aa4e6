using System.Text;
using HrActors.Documents.Forms;
using HrActors.Documents.Signing;
using HrActors.Documents.Tests.Forms;

namespace HrActors.Documents.Tests.Signing;

public sealed class PdfSignatureTests
{
    private const string Reason = "申请转移接续社会保险关系";
    private static readonly byte[] Document = FormPrinter.Print(SampleForms.Pension()).Pdf;
    private static readonly DateTimeOffset Now = new(2024, 3, 1, 1, 30, 5, TimeSpan.Zero);
    private static readonly KeptSeal Rsa = SealFile.Import(TestSeals.Rsa(2048), TestSeals.Password, Now).Value!;
    private static readonly KeptSeal Issued = SealFile.Import(TestSeals.Issued(), TestSeals.Password, Now).Value!;
    private static readonly byte[] Signed = Sign(Rsa);

    public static TheoryData<bool> Keys => [true, false];

    [Theory, MemberData(nameof(Keys))]
    public void A_signature_inside_names_signer_certificate_and_time(bool issued)
    {
        var key = issued ? Issued : Rsa;

        var verdict = PdfSignatureVerifier.Verify(Sign(key), key.Certificate.Thumbprint);

        Assert.True(verdict.IsValid, verdict.Reason);
        Assert.Equal((key.Certificate, Now), (verdict.Signer, verdict.SignedAt));
    }

    [Fact]
    public void What_was_printed_stays_as_it_is_before_the_signature() => Assert.Equal(Document, Signed[..Document.Length]);

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var text = Encoding.Latin1.GetString(Signed);
        var from = text.IndexOf("/Contents <", StringComparison.Ordinal) + "/Contents ".Length;
        var after = text.IndexOf('>', from);
        // What stands between is the signature itself; its certificate may be written otherwise and mean the same.
        foreach (var i in Enumerable.Range(0, Signed.Length).Where(i => i % 61 == 0 && (i <= from || i >= after)))
        {
            var changed = Signed.ToArray();
            changed[i] ^= 1;
            Assert.False(PdfSignatureVerifier.Verify(changed, Rsa.Certificate.Thumbprint).IsValid, $"byte {i}");
        }

        var padded = Signed.ToArray();
        padded[after - 1] = (byte)'1';
        Assert.Equal("signature.document-changed", PdfSignatureVerifier.Verify(padded).Reason);
        Assert.Equal("signature.document-changed", PdfSignatureVerifier.Verify((byte[])[.. Signed, 10]).Reason);
        Assert.Equal("signature.document-changed", PdfSignatureVerifier.Verify(Signed.AsMemory(..^1)).Reason);
        Assert.Equal("signature.none", PdfSignatureVerifier.Verify(Document).Reason);
        Assert.Equal("signature.other-certificate", PdfSignatureVerifier.Verify(Signed, Issued.Certificate.Thumbprint).Reason);
    }

    [Fact]
    public void Outside_its_life_a_certificate_signs_nothing_and_is_named()
    {
        var refusal = DocumentSigner.SignInside(Document, TestSeals.End.AddDays(1), Rsa.Bytes, Reason).Refusal!;

        Assert.Equal("signature.certificate-expired", refusal.Code);
        Assert.Contains(Rsa.Certificate.Name, refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains(Rsa.Certificate.Name, refusal.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_signed_or_none_of_ours_is_not_signed_again()
    {
        Assert.Throws<InvalidDataException>(() => DocumentSigner.SignInside(Signed, Now, Rsa.Bytes, Reason));
        Assert.Throws<InvalidDataException>(() => DocumentSigner.SignInside("%PDF-1.7"u8.ToArray(), Now, Rsa.Bytes, Reason));
    }

    [Fact]
    public void A_form_of_several_pages_is_signed_as_a_whole()
    {
        var pdf = FormPrinter.Print(CoverList.Of(
            "T-1", "示例单位", "示例机构", Enumerable.Range(1, 120).Select(i => new CoverPaper($"材料 {i}", 1, 1)), Now, isSample: true));
        Assert.True(pdf.Pages > 1);

        var signed = DocumentSigner.SignInside(pdf.Pdf, Now, Issued.Bytes, Reason).Value!.Bytes;

        Assert.True(PdfSignatureVerifier.Verify(signed).IsValid);
    }

    [SkippableTheory, MemberData(nameof(Keys))]
    public void Another_program_finds_the_signature_valid_and_over_the_whole_file(bool issued)
    {
        Skip.If(!Programs.IsInstalled("pdfsig") && Environment.GetEnvironmentVariable("HR_REQUIRE_ALL") != "1", "pdfsig (poppler) is not installed");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "signed.pdf");
        File.WriteAllBytes(file, Sign(issued ? Issued : Rsa));

        var (_, output) = Programs.Run("pdfsig", ["-nocert", file]);

        Assert.Contains("Signature is Valid", output, StringComparison.Ordinal);
        Assert.Contains("Total document signed", output, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", output, StringComparison.Ordinal);

        var changed = File.ReadAllBytes(file);
        changed[200] ^= 1;
        File.WriteAllBytes(file, changed);
        Assert.DoesNotContain("Signature is Valid", Programs.Run("pdfsig", ["-nocert", file]).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void OpenSSL_verifies_what_the_file_carries()
    {
        Skip.If(!Programs.IsInstalled("openssl") && Environment.GetEnvironmentVariable("HR_REQUIRE_ALL") != "1", "openssl is not installed");
        using var folder = new TemporaryFolder();
        var text = Encoding.Latin1.GetString(Signed);
        var from = text.IndexOf("/Contents <", StringComparison.Ordinal) + "/Contents ".Length;
        var after = text.IndexOf('>', from) + 1;
        var (cms, content) = (Path.Combine(folder.Path, "cms.der"), Path.Combine(folder.Path, "content"));
        File.WriteAllBytes(cms, Convert.FromHexString(text[(from + 1)..(after - 1)]));
        File.WriteAllBytes(content, [.. Signed[..from], .. Signed[after..]]);

        var (code, output) = Programs.Run("openssl", ["cms", "-verify", "-inform", "DER", "-in", cms, "-content", content, "-noverify", "-binary", "-out", "/dev/null"]);

        Assert.True(code == 0, output);
    }

    private static byte[] Sign(KeptSeal key) => DocumentSigner.SignInside(Document, Now, key.Bytes, Reason).Value!.Bytes;
}
