using HrActors.Domain.Employees;
using HrActors.Domain.Time;

namespace HrActors.Domain.Enrolment;

/// <summary>Contribution months of one person by line and place (缴费年限台账). Months elsewhere and here add up (社会保险法 art. 19).</summary>
[GenerateSerializer, Immutable, Alias("hr.ledger")]
public sealed record Ledger
{
    [Id(0)] public ImmutableList<LedgerLine> Lines { get; init; } = [];

    /// <summary>
    /// Builds the ledger from all relationships known. A month that stands at two places counts once; a record whose paid months are
    /// fewer than its span counts the paid ones. Months that a finished transfer left behind (人社厅发〔2019〕94号) are named and not counted;
    /// those it brought count also where no record shows them any more.
    /// </summary>
    /// <param name="records">The group's own and the agencies'.</param>
    /// <param name="through">Ends what still runs, included.</param>
    /// <param name="transfers">Finished transfers of the same person; null for none.</param>
    public static Ledger Of(IEnumerable<EnrolmentRecord> records, YearMonth through, ImmutableList<CompletedTransfer>? transfers = null)
    {
        var told = records.Where(record => record.Months > 0 || record.From is not null).ToLookup(record => record.Line);
        var done = (transfers ?? []).ToLookup(transfer => transfer.Line);
        return new()
        {
            Lines =
            [
                .. Enum.GetValues<InsuranceLine>()
                    .Where(line => told.Contains(line) || done[line].Any(transfer => transfer.Months > 0))
                    .Select(line => LedgerLine.Of(line, [.. told[line]], through, [.. done[line]])),
            ],
        };
    }
}

[GenerateSerializer, Immutable, Alias("hr.ledger-line")]
public sealed record LedgerLine
{
    [Id(0)] public required InsuranceLine Line { get; init; }

    /// <summary>All months that count, each once: without those of <see cref="NotTransferred"/>.</summary>
    [Id(1)] public required int TotalMonths { get; init; }
    [Id(2)] public ImmutableList<LedgerPeriod> Periods { get; init; } = [];

    /// <summary>Months between the first and the last before the present that no dated period covers, in order of time.</summary>
    [Id(3)] public ImmutableList<LedgerGap> Gaps { get; init; } = [];

    /// <summary>Months of which nobody says when they were paid: some may lie in the gaps.</summary>
    public int Undated => Periods.Where(period => period.From is null).Sum(period => period.Months);

    /// <summary>Paid months that a finished transfer left behind, of all periods.</summary>
    public int NotTransferred => Periods.Sum(period => period.NotTransferred);

    internal static LedgerLine Of(
        InsuranceLine line, ImmutableList<EnrolmentRecord> records, YearMonth through, ImmutableList<CompletedTransfer> transfers)
    {
        var newest = records
            .GroupBy(record => (record.RegionCode, record.From, record.UnitName))
            .Select(same => same.MaxBy(record => record.AsOf)!)
            .ToImmutableList();
        var shown = newest.ConvertAll(record =>
            (Record: record, Period: LedgerPeriod.Of(record, through) with { NotTransferred = Stayed(record, newest, transfers) }));

        // What records show counts first, so that transfers add only what none of them shows.
        var counted = Counted([.. InOrder(shown.Select(one => one.Period)), .. TransferredMonths.Of(shown, transfers)]);
        var periods = InOrder(counted.Where(period => period.CaseNo is null || period.Counted > 0)).ToImmutableList();
        return new()
        {
            Line = line,
            TotalMonths = periods.Sum(period => period.Counted),
            Periods = periods,
            Gaps = [.. GapsBetween(periods, through).Select(span => LedgerGap.Of(line, span))],
        };
    }

    private static IEnumerable<LedgerPeriod> InOrder(IEnumerable<LedgerPeriod> periods) => periods
        .OrderBy(period => period.From ?? new YearMonth(1, 1))
        .ThenBy(period => period.RegionCode, StringComparer.Ordinal);

    /// <summary>Each adds what those before it do not have.</summary>
    private static ImmutableList<LedgerPeriod> Counted(ImmutableList<LedgerPeriod> periods)
    {
        var dated = ImmutableList.CreateBuilder<(MonthSpan, int)>();
        var known = 0;
        return periods.ConvertAll(period =>
        {
            var most = period.Months - period.NotTransferred;
            if (period.From is not { } from || period.To is not { } to) return period with { Counted = most };
            if (to < from) return period;

            dated.Add((new(from, to), most));
            var before = known;
            known = LedgerCount.Of(dated).Count;
            return period with { Counted = known - before };
        });
    }

    /// <summary>
    /// Months of this record that stayed at its place when it was transferred. Of several records there that are older than the transfer, the
    /// one that tells of a lump sum has them, else the longest. A later transfer from the same place names the same months again:
    /// the most that was named counts.
    /// </summary>
    private static int Stayed(EnrolmentRecord record, ImmutableList<EnrolmentRecord> all, ImmutableList<CompletedTransfer> transfers)
    {
        var left = transfers.Where(done => done.StayedMonths > 0 && IsOf(done, record)).MaxBy(done => done.StayedMonths);
        if (left is null) return 0;

        var holder = all.Where(other => IsOf(left, other))
            .OrderByDescending(left.Settles).ThenByDescending(other => other.LumpSumMonths ?? 0).ThenByDescending(other => other.Months).First();
        return ReferenceEquals(holder, record) ? Math.Min(left.StayedMonths!.Value, record.Months) : 0;
    }

    private static bool IsOf(CompletedTransfer done, EnrolmentRecord record) =>
        record.Source != EnrolmentRecord.Own && record.Line == done.Line && record.RegionCode == done.OriginRegionCode;

    /// <summary>The present month may still be paid: a gap that runs on ends before it.</summary>
    private static IEnumerable<MonthSpan> GapsBetween(ImmutableList<LedgerPeriod> periods, YearMonth through)
    {
        YearMonth? covered = null;
        foreach (var period in periods)
        {
            // What ended before it began was never paid, and parts no gap.
            if (period is not { From: { } from, To: { } to } || to < from) continue;
            if (covered is { } last && from > last.AddMonths(1)) yield return new(last.AddMonths(1), from.AddMonths(-1));
            covered = covered is { } known && known > to ? known : to;
        }

        if (covered is { } end && end.AddMonths(1) < through) yield return new(end.AddMonths(1), through.AddMonths(-1));
    }
}

/// <summary>A stretch at one place.</summary>
[GenerateSerializer, Immutable, Alias("hr.ledger-period")]
public sealed record LedgerPeriod
{
    /// <summary>The <see cref="Source"/> of what a finished transfer brought and no record shows any more.</summary>
    public const string Transfer = "transfer";

    [Id(0)] public required string RegionCode { get; init; }

    /// <summary>First month; null when the agency gave only a count.</summary>
    [Id(1)] public YearMonth? From { get; init; }

    /// <summary>Last month, included; null when the agency gave only a count.</summary>
    [Id(2)] public YearMonth? To { get; init; }

    /// <summary>Months paid in it, overlaps with other periods not yet taken off.</summary>
    [Id(3)] public required int Months { get; init; }

    /// <summary><c>own</c>, <see cref="Transfer"/>, or the id of the agency that answered.</summary>
    [Id(4)] public required string Source { get; init; }

    /// <summary>Months it adds to the total: those not counted at another place already, and not left behind.</summary>
    [Id(5)] public int Counted { get; init; }

    /// <summary>
    /// Months among <see cref="Months"/> that stayed there when it was transferred (人社厅发〔2019〕94号) and count at no other place; nobody says
    /// which ones.
    /// </summary>
    [Id(6)] public int NotTransferred { get; init; }

    /// <summary>The case that brought them; null for what a record shows.</summary>
    [Id(7)] public string? CaseNo { get; init; }

    internal static LedgerPeriod Of(EnrolmentRecord record, YearMonth through)
    {
        var span = MonthSpan.Of(record, through);
        return new()
        {
            RegionCode = record.RegionCode,
            From = record.From,
            To = span?.To ?? record.To,
            // The group pays every month of its own enrolments.
            Months = record is { Source: EnrolmentRecord.Own, From: not null } ? span?.Months ?? 0 : record.Months,
            Source = record.Source,
        };
    }
}
