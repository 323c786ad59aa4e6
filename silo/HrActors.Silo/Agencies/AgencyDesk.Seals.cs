using System.Collections.Immutable;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Documents.Signing;
using HrActors.Domain.Commands;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Agencies;

/// <summary>The seals of legal entities and the certificates with which people sign.</summary>
internal sealed partial class AgencyDesk
{
    private ISealsGrain SealsGrain => grains.GetGrain<ISealsGrain>(GrainKeys.Seals);

    public async Task<ImmutableList<SealEntry>> Seals(Principal by, CancellationToken cancellationToken)
    {
        if (AccessPolicy.Holds(by, Permission.ManageAccess)) return await SealsGrain.List();
        return Signs(by) ? await SealsGrain.ListOf(by.UserName) : [];
    }

    public async Task<Reply<SealEntry>> ImportSeal(
        string legalEntity, byte[] p12, string password, Principal by, string commandId, CancellationToken cancellationToken) =>
        AccessPolicy.Holds(by, Permission.ManageAccess)
            ? await Keep(SealFile.Import(p12, password, time.GetUtcNow()), legalEntity, null, by, commandId, cancellationToken)
            : AccessRefusals.NotPermitted;

    public async Task<Reply<SealEntry>> ImportSigner(
        byte[] p12, string password, Principal by, string commandId, CancellationToken cancellationToken) =>
        Signs(by) ? await Keep(SealFile.Import(p12, password, time.GetUtcNow()), "", by.UserName, by, commandId, cancellationToken) : AccessRefusals.NotPermitted;

    public async Task<Reply<SealEntry>> MakeSample(string? legalEntity, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (legalEntity is null ? !Signs(by) : !AccessPolicy.Holds(by, Permission.ManageAccess)) return AccessRefusals.NotPermitted;

        var made = legalEntity is null ? SealFile.MakePersonal(by.DisplayName, time.GetUtcNow()) : SealFile.MakeSeal(legalEntity, time.GetUtcNow());
        return await Keep(made, legalEntity ?? "", legalEntity is null ? by.UserName : null, by, commandId, cancellationToken);
    }

    public async Task<Reply<SealEntry>> RevokeSeal(
        string thumbprint, string reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var command = EmployeeDesk.Command(commandId, by, reason);
        if (AccessPolicy.Holds(by, Permission.ManageAccess)) return await SealsGrain.Revoke(thumbprint, command);
        return Signs(by) ? await SealsGrain.RevokeSigner(thumbprint, command) : AccessRefusals.NotPermitted;
    }

    /// <summary>Those who sign applications have a certificate of their own.</summary>
    private static bool Signs(Principal by) => AccessPolicy.Holds(by, Permission.ChangeStaff);

    private async Task<Reply<SealEntry>> Keep(
        Reply<KeptSeal> kept, string legalEntity, string? signer, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (kept.IsRefused) return kept.Refusal;

        // The key stands before anybody is told of it; made anew at each import, it has a place of its own.
        var keyId = Guid.CreateVersion7().ToString("N");
        await vault.Save(SealEntry.VaultCase, keyId, kept.Value.Bytes, cancellationToken);
        var facts = kept.Value.Certificate;
        var entry = new SealEntry
        {
            LegalEntity = legalEntity,
            Signer = signer,
            Thumbprint = facts.Thumbprint,
            Subject = facts.Subject,
            NotBefore = facts.NotBefore,
            NotAfter = facts.NotAfter,
            SelfSigned = facts.IsSelfSigned,
            ImportedAt = time.GetUtcNow(),
            ImportedBy = by.UserName,
            KeyId = keyId,
        };
        var command = EmployeeDesk.Command(commandId, by);
        return await (signer is null ? SealsGrain.Add(entry, command) : SealsGrain.AddSigner(entry, command));
    }
}
