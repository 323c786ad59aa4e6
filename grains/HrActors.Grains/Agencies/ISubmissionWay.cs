using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Agencies;

/// <summary>
/// A way an application goes to an agency. Another way is another class of this, registered beside the others. Everything may be
/// repeated for the same case and attempt.
/// </summary>
internal interface ISubmissionWay
{
    WayKind Kind { get; }

    /// <summary>
    /// The receipt or the agency's refusal; neither of both when the answer comes later by another door: a file, or a person.
    /// </summary>
    /// <exception cref="AgencyUnavailableException">The agency did not answer: whether it took the application is unknown; call again.</exception>
    Task<SubmissionAnswer> Submit(string agencyId, SubmissionOrder order, ITransferCaseGrain signatureOwner);
}

/// <summary>Over an interface: at once.</summary>
internal sealed class HttpWay(IAgencyGateways gateways, IDocumentVault vault, Domain.Access.IFieldProtector protector) : ISubmissionWay
{
    public WayKind Kind => WayKind.Http;

    public async Task<SubmissionAnswer> Submit(string agencyId, SubmissionOrder order, ITransferCaseGrain signatureOwner)
    {
        var document = await vault.Load(order.CaseNo, order.DocumentId, CancellationToken.None)
            ?? throw new InvalidOperationException($"Document {order.DocumentId} of case {order.CaseNo} is not in the vault.");
        var signature = await signatureOwner.GetSignature(order.DocumentId)
            ?? throw new InvalidOperationException($"Document {order.DocumentId} of case {order.CaseNo} is not signed.");
        var key = AgencyRows.IdOf(AgencyRows.Submission(order.CaseNo, order.Attempt));
        var application = new Application(key, protector.Reveal(order.Application), document, signature.Bytes.AsMemory());
        return await gateways.Get(agencyId).Submit(application, CancellationToken.None);
    }
}

/// <summary>Into the next file for the agency; its answer file brings the receipt.</summary>
internal sealed class FileWay(IExchangeRows rows, TimeProvider time) : ISubmissionWay
{
    public WayKind Kind => WayKind.File;

    public async Task<SubmissionAnswer> Submit(string agencyId, SubmissionOrder order, ITransferCaseGrain signatureOwner)
    {
        var place = order.Place ?? throw new InvalidOperationException($"The application of case {order.CaseNo} has no place.");
        await rows.Add(
            new()
            {
                AgencyId = agencyId,
                CaseNo = order.CaseNo,
                Attempt = order.Attempt,
                BranchCode = place.BranchCode,
                LegalEntity = place.LegalEntity,
                RegionCode = place.RegionCode,
                Line = place.Line,
                IdNumberHash = place.IdNumberHash,
                Application = order.Application,
                AddedAt = time.GetUtcNow(),
            },
            CancellationToken.None);
        return SubmissionAnswer.Later;
    }
}

/// <summary>By a person: the case itself is the task, and the receipt is entered with its evidence.</summary>
internal sealed class ManualWay : ISubmissionWay
{
    public WayKind Kind => WayKind.Manual;

    public Task<SubmissionAnswer> Submit(string agencyId, SubmissionOrder order, ITransferCaseGrain signatureOwner) =>
        Task.FromResult(SubmissionAnswer.Later);
}
