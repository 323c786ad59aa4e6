using HrActors.Contracts.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Employees;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Attendance;

internal static class SheetEndpoints
{
    public static void MapAttendanceSheets(this IEndpointRouteBuilder api) =>
        api.MapGet("/employees/{employeeNo}/attendance/{month}", Get).Needs(Permission.SeeStaff).WithTags("Attendance")
            .WithSummary("One month of an employee, day by day (考勤月表)").Gives<SheetAnswer>().Refuses(400, 404);

    private static async Task<IResult> Get(string employeeNo, string month, Caller caller, EmployeeReader employees)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        var found = await employees.Find(employeeNo, caller.Principal);
        if (found.IsRefused) return Answers.Refused(found.Refusal);
        return await employees.Grain(employeeNo).GetAttendance(of) is { } sheet ? Answers.Json(SheetAnswer.Of(sheet))
            : KnownProblems.NotFound.Result();
    }
}

/// <summary>One month, day by day.</summary>
internal sealed record SheetAnswer
{
    /// <summary>IANA name of the zone of every date and local time here: Asia/Shanghai, +08:00 all year.</summary>
    public required string TimeZone { get; init; }
    public required IReadOnlyList<DayAnswer> Days { get; init; }

    /// <summary>First and last day with a punch in the month; null without one.</summary>
    public required DateOnly? FirstDay { get; init; }
    public required DateOnly? LastDay { get; init; }

    /// <summary>Minutes and days; what they are paid with stands beside them in the description of the type.</summary>
    public required SheetTotals? Totals { get; init; }

    /// <summary>When the month was closed; null while it is open. A closed month never changes.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    public static SheetAnswer Of(MonthSheet month) => new()
    {
        TimeZone = ChinaTime.ZoneName,
        Days = [.. month.Days.Select(DayAnswer.Of)],
        FirstDay = month.FirstDay,
        LastDay = month.LastDay,
        Totals = month.Totals,
        ClosedAt = month.ClosedAt,
    };
}

internal sealed record DayAnswer
{
    public required DateOnly Date { get; init; }

    /// <summary>All raw punches booked to this shift day.</summary>
    public required IReadOnlyList<PunchAnswer> Punches { get; init; }
    public required string? Shift { get; init; }
    public required int WorkedMinutes { get; init; }
    public required int LateMinutes { get; init; }
    public required int EarlyMinutes { get; init; }
    public required int OvertimeMinutes { get; init; }
    public required bool Absence { get; init; }
    public required bool OnLeave { get; init; }

    /// <summary>missing-punch, short-hours, not-arrived, direction-inferred.</summary>
    public required IReadOnlyList<string> Exceptions { get; init; }
    public required bool WorkingDay { get; init; }

    /// <summary>False on days before, between and after employments.</summary>
    public required bool Employed { get; init; }
    public required bool StatutoryHoliday { get; init; }

    public static DayAnswer Of(DaySheet day) => new()
    {
        Date = day.Date,
        Punches = [.. day.Punches.Select(PunchAnswer.Of)],
        Shift = day.Shift,
        WorkedMinutes = day.WorkedMinutes,
        LateMinutes = day.LateMinutes,
        EarlyMinutes = day.EarlyMinutes,
        OvertimeMinutes = day.OvertimeMinutes,
        Absence = day.Absence,
        OnLeave = day.OnLeave,
        Exceptions = day.Exceptions,
        WorkingDay = day.WorkingDay,
        Employed = day.Employed,
        StatutoryHoliday = day.StatutoryHoliday,
    };
}

internal sealed record PunchAnswer
{
    /// <summary>The event among those of all sources; a correction names it in replaces.</summary>
    public required string Id { get; init; }

    /// <summary>The instant, in +08:00.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The calendar day of the time; the shift day it is booked to may be the day before.</summary>
    public required DateOnly LocalDate { get; init; }
    public required string Source { get; init; }

    /// <summary>clock-in, clock-out, punch, undefined, leave, correction, correction-in, correction-out or withdrawal.</summary>
    public required string Kind { get; init; }

    /// <summary>in, out, or null when it tells neither.</summary>
    public required string? Direction { get; init; }

    /// <summary>A device left the direction undefined and it was told from alternation within the shift day.</summary>
    public required bool Inferred { get; init; }

    /// <summary>Taken together with the punch just before it.</summary>
    public required bool Merged { get; init; }

    /// <summary>A correction stands in its place.</summary>
    public required bool Replaced { get; init; }

    /// <summary>It was taken back.</summary>
    public required bool Withdrawn { get; init; }
    public required string? Reason { get; init; }

    public static PunchAnswer Of(DayPunch punch) => new()
    {
        Id = PunchKinds.Reference(punch.Source, punch.EventId),
        Time = punch.Time,
        LocalDate = DateOnly.FromDateTime(punch.Time.DateTime),
        Source = punch.Source,
        Kind = punch.Kind.WireName(),
        Direction = punch.Direction switch { PunchKind.ClockIn => "in", PunchKind.ClockOut => "out", _ => null },
        Inferred = punch.Inferred,
        Merged = punch.Merged,
        Replaced = punch.Replaced,
        Withdrawn = punch.Withdrawn,
        Reason = punch.Reason,
    };
}
