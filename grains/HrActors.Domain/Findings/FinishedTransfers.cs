using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings;

/// <summary>
/// The finished transfers of one employee, seen from the present place of enrolment: months lie where the last one took them, which after a
/// move is no longer the place of enrolment.
/// </summary>
public sealed class FinishedTransfers(EmployeeFacts facts)
{
    /// <summary>Whether one of them has dealt with all months that this record tells of: they have gone, or stay there by the rules.</summary>
    public bool Settle(EnrolmentRecord record) => facts.CompletedTransfers.Exists(done => Settles(done, record));

    /// <summary>The same for what is owed there: nothing is transferred before it is paid, so that a debt told after the end is a new one.</summary>
    public bool SettleArrears(EnrolmentRecord record) => facts.CompletedTransfers.Exists(done => Settles(done, record) && record.AsOf <= done.At);

    /// <summary>Those whose months lie at a place from which they have to be carried on to the present one.</summary>
    public IEnumerable<CompletedTransfer> ToCarryOn =>
        facts.CompletedTransfers.Where(done => done.Months > 0 && !Serves(done) && Next(done) is null);

    /// <summary>The transfer with which the months of a line came to rest that once lay at a place; null when none took them from there.</summary>
    public CompletedTransfer? EndOf(InsuranceLine line, string originRegionCode)
    {
        var done = facts.CompletedTransfers.FindLast(one => one.Line == line && one.OriginRegionCode == originRegionCode && one.Months > 0);
        return done is null ? null : End(done);
    }

    /// <summary>
    /// The finished transfer that leaves no other of <paramref name="kind"/> to apply for: it took all months of that place, or opened the
    /// temporary account, and what it brought needs no further transfer. Null when none did, or months were taken back there since.
    /// </summary>
    public CompletedTransfer? Finished(TransferKind kind, InsuranceLine line, string originRegionCode) => facts.CompletedTransfers.FindLast(done =>
        done.Line == line && done.OriginRegionCode == originRegionCode && done.StayedMonths is null or 0 && Ends(done, kind)
        && (Serves(done) || (done.Months > 0 && Serves(End(done)))) && !HasReturned(done));

    /// <summary>Whether what the record tells has been transferred to that place, or to one from which no transfer there is needed.</summary>
    public bool Brought(EnrolmentRecord record, string regionCode) => facts.CompletedTransfers.Exists(done =>
        done.Settles(record) && (Reaches(done, regionCode) || Reaches(End(done), regionCode)));

    /// <summary>The place it went to, six digits.</summary>
    public string DestinationOf(CompletedTransfer done)
    {
        ArgumentNullException.ThrowIfNull(done);
        return done.DestinationRegionCode ?? PlaceOn(ChinaTime.DateOf(done.At));
    }

    /// <summary>Whether what it brought needs no further transfer to the present place.</summary>
    public bool Serves(CompletedTransfer done) => Reaches(done, facts.RegionCode);

    /// <summary>A temporary account leaves the months where they are: a transfer of them may still become due.</summary>
    private static bool Ends(CompletedTransfer done, TransferKind kind) => kind switch
    {
        TransferKind.SchemeChange => done.Kind == TransferKind.SchemeChange,
        TransferKind.TemporaryAccount => done.Kind != TransferKind.SchemeChange,
        _ => done.Kind != TransferKind.SchemeChange && done.Months > 0,
    };

    private bool Settles(CompletedTransfer done, EnrolmentRecord record) =>
        done.Settles(record) && (done.Months > 0 || Serves(done)) && !HasReturned(done);

    private bool Reaches(CompletedTransfer done, string regionCode) =>
        TransferKinds.Needed(done.Line, DestinationOf(done), regionCode) == TransferKind.None;

    /// <summary>The transfer that took on what this one brought; null when it still lies there.</summary>
    private CompletedTransfer? Next(CompletedTransfer done) => facts.CompletedTransfers.Find(next =>
        next.Line == done.Line && next.At > done.At && next.OriginRegionCode == DestinationOf(done) && (next.Months > 0 || Serves(next)));

    /// <summary>Each next one ended later, so that there is a last.</summary>
    private CompletedTransfer End(CompletedTransfer done) => Next(done) is { } next ? End(next) : done;

    /// <summary>Whether a later one took months back to the place that this one emptied.</summary>
    private bool HasReturned(CompletedTransfer done) => facts.CompletedTransfers.Exists(later =>
        later.Line == done.Line && later.Months > 0 && later.At > done.At && DestinationOf(later) == done.OriginRegionCode
        && !facts.CompletedTransfers.Exists(again =>
            again.Line == done.Line && again.OriginRegionCode == done.OriginRegionCode && again.At > later.At));

    private string PlaceOn(DateOnly day) => facts.Periods.FindLast(period => period.From <= day)?.RegionCode ?? facts.RegionCode;
}
