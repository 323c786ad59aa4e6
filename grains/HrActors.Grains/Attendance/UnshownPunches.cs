using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Attendance;

/// <summary>
/// Tells which punches of an employee no sheet shows: the shift day they are booked to lies in a month that was closed before they came.
/// Decided by the shift day, as a shift may reach over the end of a month, and by the rules of each month.
/// </summary>
/// <param name="punches">All of those known around the months that are asked about.</param>
internal sealed class UnshownPunches(EmployeeState state, SheetRules rules, IReadOnlyCollection<PackedPunch> punches, DateTimeOffset now)
{
    private readonly Dictionary<(YearMonth Month, bool AtClose), IReadOnlyDictionary<(string Source, string EventId), DateOnly>> _days = [];

    /// <summary>The close that keeps the punch out of every sheet; null when one shows it.</summary>
    public ClosedMonth? CloseOf(PackedPunch punch)
    {
        var months = rules.MonthsOf(state, punch);
        if (months.Any(month => IsShown(month, punch))) return null;

        return months.Select(month => rules.CloseOf(state, month)).OfType<ClosedMonth>()
            .OrderBy(close => close.Knew(punch.Queue, punch.Position))
            .ThenByDescending(close => IsBooked(close.Month, punch, atClose: false))
            .FirstOrDefault();
    }

    /// <summary>Whether the sheet of an open month shows it.</summary>
    public bool IsOpen(PackedPunch punch) =>
        rules.MonthsOf(state, punch).Any(month => rules.CloseOf(state, month) is null && IsBooked(month, punch, atClose: false));

    private bool IsShown(YearMonth month, PackedPunch punch) => rules.CloseOf(state, month) is { } close
        ? close.Knew(punch.Queue, punch.Position) && IsBooked(month, punch, atClose: true)
        : IsBooked(month, punch, atClose: false);

    private bool IsBooked(YearMonth month, PackedPunch punch, bool atClose)
    {
        if (!_days.TryGetValue((month, atClose), out var days)) _days[(month, atClose)] = days = Days(month, atClose);
        return month.Contains(days.GetValueOrDefault(punch.Id));
    }

    private IReadOnlyDictionary<(string Source, string EventId), DateOnly> Days(YearMonth month, bool atClose)
    {
        var close = rules.CloseOf(state, month);
        var (known, _, _) = AttendanceBook.OfMonth(month, punches.Where(punch => !atClose || close!.Knew(punch.Queue, punch.Position)));
        return AttendanceSheet.ShiftDays(month, PackedPunch.ToPunches(known), rules.Facts(state, close, now));
    }
}
