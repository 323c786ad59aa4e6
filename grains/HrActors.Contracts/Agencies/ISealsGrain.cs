using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using Orleans.Concurrency;

namespace HrActors.Contracts.Agencies;

/// <summary>
/// Which seal certificate (电子印章证书) signs for which legal entity, and with which certificate a person signs (个人签名证书). Key:
/// <see cref="GrainKeys.Seals"/>. The keys themselves lie encrypted in the vault of documents.
/// </summary>
[Alias("hr.ISealsGrain")]
public interface ISealsGrain : IGrainWithStringKey
{
    /// <summary>Newest first, those that were replaced or revoked included.</summary>
    [Alias("List"), ReadOnly, Needs(Permission.ManageAccess)] Task<ImmutableList<SealEntry>> List();

    /// <summary>The newest seal of a legal entity, revoked or not; null when it has none of its own.</summary>
    [Alias("Find"), ReadOnly, SystemOnly] Task<SealEntry?> Find(string legalEntity);

    /// <summary>A person's own certificates, newest first.</summary>
    [Alias("ListOf"), ReadOnly, Needs(Permission.ChangeStaff)] Task<ImmutableList<SealEntry>> ListOf(string userName);

    /// <summary>The newest certificate of a person, revoked or not; null when they have none.</summary>
    [Alias("FindSigner"), ReadOnly, SystemOnly] Task<SealEntry?> FindSigner(string userName);

    /// <summary>Keeps a seal whose key stands in the vault already; the same one of the same legal entity changes nothing.</summary>
    [Alias("Add"), Needs(Permission.ManageAccess)] Task<SealEntry> Add(SealEntry seal, CommandInfo command);

    /// <summary>As <see cref="Add"/>, for the certificate of the person who asks.</summary>
    [Alias("AddSigner"), Needs(Permission.ChangeStaff)] Task<SealEntry> AddSigner(SealEntry signer, CommandInfo command);

    /// <summary>No longer signs. Refused with <c>signature.certificate-unknown</c>.</summary>
    [Alias("Revoke"), Needs(Permission.ManageAccess)] Task<Reply<SealEntry>> Revoke(string thumbprint, CommandInfo command);

    /// <summary>As <see cref="Revoke"/>, for a certificate of the person who asks.</summary>
    [Alias("RevokeSigner"), Needs(Permission.ChangeStaff)] Task<Reply<SealEntry>> RevokeSigner(string thumbprint, CommandInfo command);
}

/// <summary>One certificate: the seal of a legal entity, or that of a person.</summary>
[GenerateSerializer, Immutable, Alias("hr.seal-entry")]
public sealed record SealEntry
{
    /// <summary>Empty when it is a person's.</summary>
    [Id(0)] public required string LegalEntity { get; init; }

    /// <summary>SHA-256 over the certificate, lower-case hexadecimal.</summary>
    [Id(1)] public required string Thumbprint { get; init; }
    [Id(2)] public required string Subject { get; init; }
    [Id(3)] public required DateTimeOffset NotBefore { get; init; }
    [Id(4)] public required DateTimeOffset NotAfter { get; init; }

    /// <summary>True when no authority stands behind it: for trial.</summary>
    [Id(5)] public required bool SelfSigned { get; init; }
    [Id(6)] public required DateTimeOffset ImportedAt { get; init; }
    [Id(7)] public required string ImportedBy { get; init; }

    /// <summary>Null while it may sign.</summary>
    [Id(8)] public DateTimeOffset? RevokedAt { get; init; }
    [Id(9)] public string? RevokedBy { get; init; }
    [Id(10)] public string? RevocationReason { get; init; }

    /// <summary>Where its key lies in the vault, beside <see cref="VaultCase"/>.</summary>
    [Id(11)] public required string KeyId { get; init; }

    /// <summary>The user whose own certificate it is; null for the seal of a legal entity.</summary>
    [Id(12)] public string? Signer { get; init; }

    /// <summary>Whether both belong to the same legal entity or person.</summary>
    public bool IsOfSameOwner(SealEntry other) => LegalEntity == other.LegalEntity && Signer == other.Signer;

    /// <summary>The vault's place of all seals.</summary>
    public const string VaultCase = "seals";
}
