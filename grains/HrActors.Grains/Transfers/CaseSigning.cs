using System.Security.Cryptography;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Grains.Documents;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Transfers;

/// <summary>
/// Signs the form of a case: first inside the PDF by the person who signs, where they keep a certificate of their own, then beside it with
/// the seal of the legal entity, over the bytes as they are sent.
/// </summary>
internal sealed class CaseSigning(IDocumentSigner signer, IDocumentVault vault, IGrainFactory grains, Callers callers)
{
    /// <summary>Why it is signed, unless the person says otherwise.</summary>
    public const string Reason = "申请转移接续社会保险关系";

    private ISealsGrain Seals => grains.GetGrain<ISealsGrain>(GrainKeys.Seals);

    /// <summary>The case with its printed form signed, or the signer's refusal.</summary>
    public async Task<Reply<TransferCaseState>> Sign(TransferCaseState state, CommandInfo command, DateTimeOffset at)
    {
        using var system = callers.AsSystem();
        var seal = await Seals.Find(state.Applicant!.Branch.LegalEntity);
        if (seal is { RevokedAt: not null })
        {
            return Refusal.Rule(
                "signature.certificate-revoked", "该法人的电子印章证书已被停用，请导入新证书。", "The legal entity's seal certificate was revoked; import another.");
        }

        var info = new SignatureInfo { By = command.By, At = at, CertificateSubject = "", CertificateThumbprint = "", Reason = command.Reason ?? Reason };
        var inside = await SignInside(state, info);
        if (inside.IsRefused) return inside.Refusal;

        var form = inside.Value;
        var key = seal is null ? null : await vault.Load(SealEntry.VaultCase, seal.KeyId, CancellationToken.None);
        var pdf = await Load(state, form);
        var signed = await Task.Run(() => signer.Sign(pdf, at, key));
        if (signed.IsRefused) return signed.Refusal;

        await vault.Save(state.CaseNo, CaseDocuments.SignatureId(form.Id, at), signed.Value.Signature, CancellationToken.None);
        form = form with
        {
            Signature = form.Signature! with { CertificateSubject = signed.Value.CertificateSubject, CertificateThumbprint = signed.Value.CertificateThumbprint },
        };
        return state with { Documents = state.Documents.SetItem(state.Documents.Count - 1, form) };
    }

    /// <summary>
    /// The form as it is sealed: with the person's signature inside, or as printed where they keep no certificate or it was revoked. One that
    /// has run out refuses: nobody is to believe they signed.
    /// </summary>
    private async Task<Reply<CaseDocument>> SignInside(TransferCaseState state, SignatureInfo info)
    {
        // What was signed inside before is another file: it is always signed as printed.
        var form = state.Form!.AsPrinted();
        var own = await Seals.FindSigner(info.By);
        if (own is not { RevokedAt: null }) return form with { Signature = info };

        var key = await vault.Load(SealEntry.VaultCase, own.KeyId, CancellationToken.None)
            ?? throw new InvalidOperationException($"The key {own.KeyId} is not in the vault.");
        var printed = await Load(state, form);
        var signed = await Task.Run(() => signer.SignInside(printed, info.At, key, info.Reason!));
        if (signed.IsRefused) return signed.Refusal;

        var made = form with
        {
            Id = FormattableString.Invariant($"{form.Id}-{info.At.ToUnixTimeMilliseconds()}"),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(signed.Value.Document)),
            PrintedId = form.Id,
            PrintedSha256 = form.Sha256,
            Signature = info with { SignerSubject = signed.Value.CertificateSubject, SignerThumbprint = signed.Value.CertificateThumbprint },
        };
        await vault.Save(state.CaseNo, made.Id, signed.Value.Document, CancellationToken.None);
        return made;
    }

    private async Task<byte[]> Load(TransferCaseState state, CaseDocument document) =>
        await vault.Load(state.CaseNo, document.Id, CancellationToken.None)
            ?? throw new InvalidOperationException($"Document {document.Id} of case {state.CaseNo} is not in the vault.");
}
