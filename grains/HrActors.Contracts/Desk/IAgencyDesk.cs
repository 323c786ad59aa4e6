using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Desk;

/// <summary>
/// The ways to agencies, and the files that go out and come back, as people deal with them. The edge checks role and scope; clear values
/// never leave the process but in the file itself. A repeated <c>commandId</c> is the same command.
/// </summary>
public interface IAgencyDesk
{
    Task<ImmutableList<AgencyWay>> Ways(CancellationToken cancellationToken);

    /// <summary>Creates or changes a way; for administrators.</summary>
    Task<Reply<AgencyWay>> ConfigureWay(AgencyWay way, Principal by, string commandId, CancellationToken cancellationToken);

    Task<Reply<AgencyWay>> RemoveWay(string id, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>What waits for a file to this agency, and the files made, within the reader's branches. Refused when no way by file has this id.</summary>
    Task<Reply<ExchangeOverview>> Files(string agencyId, Principal by, CancellationToken cancellationToken);

    Task<Reply<ExchangeFile>> MakeFile(FileRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>The workbook; null when there is no such file in the reader's branches. Each reading is on record.</summary>
    Task<byte[]?> ReadFile(string agencyId, string fileNo, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Takes an answer file (xlsx). Refused with <c>exchange.file-unreadable</c> or <c>exchange.columns</c>.</summary>
    Task<Reply<AnswerOutcome>> TakeAnswer(string agencyId, byte[] file, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// Certificates, newest first: all of them for administrators, their own for those who sign, none for others.
    /// </summary>
    Task<ImmutableList<SealEntry>> Seals(Principal by, CancellationToken cancellationToken);

    /// <summary>
    /// Imports a PKCS #12 file for a legal entity. Refused with <c>signature.import-unreadable</c> and the like; see the signer.
    /// </summary>
    Task<Reply<SealEntry>> ImportSeal(
        string legalEntity, byte[] p12, string password, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Imports a PKCS #12 file with which the user signs in person; refused as <see cref="ImportSeal"/>.</summary>
    Task<Reply<SealEntry>> ImportSigner(byte[] p12, string password, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a certificate for trial whose name says so (示例): for a legal entity, or with null for the user in person.
    /// </summary>
    Task<Reply<SealEntry>> MakeSample(string? legalEntity, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>The certificate signs no more; the reason is required. An administrator revokes any, a person their own.</summary>
    Task<Reply<SealEntry>> RevokeSeal(string thumbprint, string reason, Principal by, string commandId, CancellationToken cancellationToken);
}

/// <summary>Which of the waiting applications a file is made of.</summary>
public sealed record FileRequest
{
    public required string AgencyId { get; init; }
    public required string LegalEntity { get; init; }
    public required string RegionCode { get; init; }
    public required InsuranceLine Line { get; init; }
}
