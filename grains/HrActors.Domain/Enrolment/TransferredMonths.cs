using HrActors.Domain.Employees;

namespace HrActors.Domain.Enrolment;

/// <summary>
/// What finished transfers brought and no record shows: the old place may show nothing any more, and the new one only what was paid there.
/// The months stay with the person (社会保险法 art. 19).
/// </summary>
internal static class TransferredMonths
{
    /// <param name="records">The relationships of one line with what the ledger makes of them.</param>
    /// <param name="transfers">The finished transfers of the same line, in order of time.</param>
    public static IEnumerable<LedgerPeriod> Of(
        ImmutableList<(EnrolmentRecord Record, LedgerPeriod Period)> records, ImmutableList<CompletedTransfer> transfers) =>
        from done in transfers
        where done.Months > 0 && !transfers.SkipWhile(one => one != done).Skip(1).Any(later => TakesOn(later, done))
        let left = done.Months - records.Where(one => Shows(one.Record, one.Period, done)).Sum(one => one.Period.Months - one.Period.NotTransferred)
        where left > 0
        let span = SpanOf(done)
        select new LedgerPeriod
        {
            RegionCode = done.OriginRegionCode, From = span?.From, To = span?.To, Months = left, Source = LedgerPeriod.Transfer, CaseNo = done.CaseNo,
        };

    /// <summary>
    /// Whether a record tells of the same months: that of the old place as it was before the end, or as far as it shows them still, and
    /// what the new place counts since, where it has room for them: without dates, or dated back over all of them. Months with dates are else
    /// compared by their dates.
    /// </summary>
    private static bool Shows(EnrolmentRecord record, LedgerPeriod period, CompletedTransfer done) =>
        record.RegionCode == done.OriginRegionCode ? period.From is null || done.Settles(record)
        : record.RegionCode == done.DestinationRegionCode && record.AsOf > done.At && period.Months >= done.Months
            && (period.From is null || (SpanOf(done) is { } span && period.From <= span.From && period.To >= span.To));

    /// <summary>Whether a later transfer, from where this one went to or from the same place, names the same months, of which one has no dates.</summary>
    private static bool TakesOn(CompletedTransfer later, CompletedTransfer done)
    {
        if (later.OriginRegionCode != done.DestinationRegionCode && later.OriginRegionCode != done.OriginRegionCode) return false;
        var span = SpanOf(later);
        return (span is null || SpanOf(done) is null) && Math.Min(later.Months, span?.Months ?? int.MaxValue) >= done.Months;
    }

    /// <summary>Null when nobody said when the months were paid.</summary>
    private static MonthSpan? SpanOf(CompletedTransfer done) => (done.From, done.Through) switch
    {
        ({ } from, { } through) when from <= through => new(from, through),
        ({ } from, _) => new(from, from.AddMonths(done.Months - 1)),
        (null, { } through) => new(through.AddMonths(1 - done.Months), through),
        _ => null,
    };
}
