using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Access;

namespace HrActors.Dashboard.Transfers;

internal interface ICaseQueries
{
    /// <summary>Newest first, overdue ones by the longest; empty for a role that sees no cases.</summary>
    Task<Page<CaseRow>> List(Principal by, CaseFilter filter, CancellationToken cancellationToken);

    /// <summary>Counts of the cases of a branch and line, whatever else the filter says; null for a role that sees no cases.</summary>
    Task<CaseSummary?> Summary(Principal by, CaseFilter filter, CancellationToken cancellationToken);

    /// <summary>Null when there is no such case in the reader's scope.</summary>
    Task<TransferCaseView?> Get(Principal by, string caseNo, CancellationToken cancellationToken);

    /// <summary>The document, or its detached signature; null when there is none in the reader's scope.</summary>
    Task<DocumentContent?> GetDocument(Principal by, string caseNo, string documentId, bool signature, CancellationToken cancellationToken);
}

internal sealed class CaseQueries(IGrainFactory grains, IAuditDesk audit) : ICaseQueries
{
    public async Task<Page<CaseRow>> List(Principal by, CaseFilter filter, CancellationToken cancellationToken)
    {
        if (!by.SeesDetails()) return new() { Items = [] };

        return await grains.GetGrain<IListingGrain>(0).Cases(filter.ToQuery() with { Scope = by.Branches }).WaitAsync(cancellationToken);
    }

    public async Task<CaseSummary?> Summary(Principal by, CaseFilter filter, CancellationToken cancellationToken)
    {
        if (!by.SeesDetails()) return null;

        var query = new CaseQuery { Scope = by.Branches, BranchCode = filter.BranchCode, Line = filter.Line };
        return await grains.GetGrain<IListingGrain>(0).CaseSummary(query, filter.Today).WaitAsync(cancellationToken);
    }

    public async Task<TransferCaseView?> Get(Principal by, string caseNo, CancellationToken cancellationToken)
    {
        if (!by.SeesDetails()) return null;

        var view = await Grain(caseNo).Get().UnlessForeign().WaitAsync(cancellationToken);
        return view is not null && by.MaySee(view.BranchCode) ? view : null;
    }

    public async Task<DocumentContent?> GetDocument(
        Principal by, string caseNo, string documentId, bool signature, CancellationToken cancellationToken)
    {
        if (await Get(by, caseNo, cancellationToken) is null) return null;

        var grain = Grain(caseNo);
        var document = await (signature ? grain.GetSignature(documentId) : grain.GetDocument(documentId)).WaitAsync(cancellationToken);
        // A form shows the identity number in full, so each reading is on record.
        if (document is not null && !signature) await audit.Note(by, "document.read", GrainKeys.Case(caseNo), documentId, cancellationToken);
        return document;
    }

    private ITransferCaseGrain Grain(string caseNo) => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo));
}
