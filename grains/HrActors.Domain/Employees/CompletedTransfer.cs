using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Employees;

/// <summary>A relationship that has been transferred: what its origin knew until then is no cause for another case, what comes later is.</summary>
[GenerateSerializer, Immutable, Alias("hr.completed-transfer")]
public sealed record CompletedTransfer
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required string OriginRegionCode { get; init; }
    [Id(2)] public required string CaseNo { get; init; }

    /// <summary>Months that came with it; 0 with a temporary account, where the relationship and its months stay at the origin.</summary>
    [Id(3)] public required int Months { get; init; }

    /// <summary>When its end was recorded.</summary>
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>The place it went to, six digits; null in what was noted before places were: then the person's place of that day.</summary>
    [Id(5)] public string? DestinationRegionCode { get; init; }

    /// <summary>Last month known to be paid at the origin before it, included; null when nobody said, and in what was noted before.</summary>
    [Id(6)] public YearMonth? Through { get; init; }

    /// <summary>Months that stayed at the origin (人社厅发〔2019〕94号); null in what was noted before they were.</summary>
    [Id(7)] public int? StayedMonths { get; init; }

    /// <summary>First month paid at the origin, as the application had it; null when nobody said, and in what was noted before.</summary>
    [Id(8)] public YearMonth? From { get; init; }

    /// <summary>None in what was noted before kinds were.</summary>
    [Id(9)] public TransferKind Kind { get; init; }

    /// <summary>
    /// Whether the origin's record tells of no months that this transfer did not end: it was told before the end, or shows none after it. A
    /// place that shows contributions after the end has begun anew, or never stopped: either way somebody has to look.
    /// </summary>
    public bool Settles(EnrolmentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Line == Line && record.RegionCode == OriginRegionCode
            && (record.AsOf <= At || !(record.Status == EnrolmentStatus.Active || HasLaterMonths(record)));
    }

    /// <summary>Whether the record counts more months than the place had then; unknown is no.</summary>
    private bool HasMore(EnrolmentRecord record) => record.Months > Months + StayedMonths;

    private bool HasLaterMonths(EnrolmentRecord record)
    {
        // An old place may end its record with the month in which it ended the relationship: without more months than it had that is no later one.
        var ended = YearMonth.Of(ChinaTime.DateOf(At));
        return record switch
        {
            { Months: 0 } => false,
            { From: { } from } when from > (Through ?? ended) => true,
            { To: { } to } => to > ended || (to > Through && HasMore(record)),
            _ => Months > 0 && HasMore(record),
        };
    }
}
