using HrActors.Domain.Employees;
using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>What decides a month's sheet besides the punches.</summary>
public sealed record AttendanceFacts
{
    public required ShiftPlan Shifts { get; init; }
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Nothing is missing yet on a day whose shift has not closed by now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>First day that can be an absence; null when unknown, then no day before the first punch is one.</summary>
    public DateOnly? EmployedFrom { get; init; }

    /// <summary>Last day of the employment; null while employed.</summary>
    public DateOnly? EmployedTo { get; init; }

    /// <summary>
    /// The employments, which tell days of one from days before, between and after; empty when unknown, then
    /// <see cref="EmployedFrom"/> and <see cref="EmployedTo"/> do.
    /// </summary>
    public ImmutableList<EmploymentPeriod> Periods { get; init; } = [];

    /// <summary>Punches up to this far apart are one unless their directions differ; zero keeps all. Default: a minute.</summary>
    public TimeSpan MergeWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>When the month was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Of a closed month the one it was closed under.</summary>
    public SheetEdition Edition { get; init; } = SheetEdition.Newest;

    /// <summary>Whether an employment covers the day.</summary>
    internal bool Covers(DateOnly date) => Periods.IsEmpty
        ? (EmployedFrom is not { } from || date >= from) && (EmployedTo is not { } to || date <= to)
        : Periods.Exists(period => date >= period.From && (period.To is not { } end || date <= end));
}
