using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Listing;

/// <summary>A transfer case in a list: newest first. Written through the case's outbox.</summary>
[GenerateSerializer, Immutable, Alias("hr.case-row")]
public sealed record CaseRow
{
    [Id(0)] public required string CaseNo { get; init; }
    [Id(1)] public required string EmployeeNo { get; init; }
    [Id(2)] public required string EmployeeName { get; init; }
    [Id(3)] public required string BranchCode { get; init; }
    [Id(4)] public required TransferKind Kind { get; init; }
    [Id(5)] public required InsuranceLine Line { get; init; }
    [Id(6)] public required string OriginRegionCode { get; init; }
    [Id(7)] public required string DestinationRegionCode { get; init; }
    [Id(8)] public required TransferState State { get; init; }
    [Id(9)] public required DateTimeOffset OpenedAt { get; init; }
    [Id(10)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Due day of the running leg; null when none runs.</summary>
    [Id(11)] public DateOnly? DueOn { get; init; }
    [Id(12)] public required long Version { get; init; }

    /// <summary>When it was expected to be over as it last changed; shown by <see cref="ExpectedAsOf"/>. Null when nothing runs.</summary>
    [Id(13)] public DateOnly? ExpectedOn { get; init; }

    /// <summary>
    /// When it is expected to be over, seen on <paramref name="today"/>; null when nothing runs. What is overdue still has its later steps
    /// ahead: their working days count from today. Of steps abreast with limits of their own the first counts.
    /// </summary>
    public DateOnly? ExpectedAsOf(DateOnly today)
    {
        if (ExpectedOn is not { } expected || DueOn is not { } due || due >= today) return ExpectedOn;

        var written = ChinaTime.DateOf(ChangedAt);
        return WorkingCalendar.Published.Add(today, WorkingCalendar.Published.Count(due < written ? written : due, expected)).Date;
    }

    public bool IsOverdueOn(DateOnly today) => State.IsOpen() && DueOn < today;
}
