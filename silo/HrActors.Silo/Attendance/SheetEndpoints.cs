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
    public required IReadOnlyList<DayAnswer> Days { get; init; }

    /// <summary>First and last day with a punch in the month; null without one.</summary>
    public required DateOnly? FirstDay { get; init; }
    public required DateOnly? LastDay { get; init; }

    public static SheetAnswer Of(MonthSheet month) =>
        new() { Days = [.. month.Days.Select(DayAnswer.Of)], FirstDay = month.FirstDay, LastDay = month.LastDay };
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
    public required IReadOnlyList<string> Exceptions { get; init; }
    public required bool WorkingDay { get; init; }

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
    };
}

internal sealed record PunchAnswer
{
    public required DateTimeOffset Time { get; init; }
    public required string Source { get; init; }

    /// <summary>clock-in, clock-out, punch, leave or correction.</summary>
    public required string Kind { get; init; }

    /// <summary>Taken together with the punch just before it.</summary>
    public required bool Merged { get; init; }

    /// <summary>A correction stands in its place.</summary>
    public required bool Replaced { get; init; }
    public required string? Reason { get; init; }

    public static PunchAnswer Of(DayPunch punch) => new()
    {
        Time = punch.Time,
        Source = punch.Source,
        Kind = punch.Kind.WireName(),
        Merged = punch.Merged,
        Replaced = punch.Replaced,
        Reason = punch.Reason,
    };
}
