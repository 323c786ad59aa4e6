using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using Shifts = HrActors.Domain.Attendance.ShiftTemplate;

namespace HrActors.Grains.Rows;

/// <summary>A month of a branch whose attendance is closed, with what decides its sheets for good.</summary>
public sealed record ClosedMonth
{
    public required string BranchCode { get; init; }
    public required YearMonth Month { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>The user who closed it.</summary>
    public required string ClosedBy { get; init; }

    /// <summary>Name of the branch's shift template at the close.</summary>
    public required string ShiftTemplate { get; init; }

    /// <summary>The template of that name; the standard one when it is no more.</summary>
    public Shifts Template => Shifts.Find(ShiftTemplate) ?? Shifts.Standard;

    /// <summary>Seconds within which punches were one; 0 when they were not.</summary>
    public required int MergeSeconds { get; init; }

    /// <summary>Newest position of each queue of the log at the close: what lies behind it does not count.</summary>
    public required ImmutableSortedDictionary<int, long> Heads { get; init; }

    /// <summary>The rules its sheets are decided by; the first in a row of an earlier version.</summary>
    public SheetEdition Edition { get; init; }

    /// <summary>Whether an event was in the log when the month was closed.</summary>
    public bool Knew(int queue, long position) => position <= Heads.GetValueOrDefault(queue);
}

/// <summary>The closed months, as rows. A closed month is never opened again.</summary>
public interface IClosedMonths
{
    /// <summary>Closes the month; false when it was closed before, then the first close stands.</summary>
    Task<bool> Close(ClosedMonth month, CancellationToken cancellationToken);

    /// <summary>Months closed at or after an instant, in the order of their closing.</summary>
    Task<IReadOnlyList<ClosedMonth>> Since(DateTimeOffset closedAt, CancellationToken cancellationToken);
}
