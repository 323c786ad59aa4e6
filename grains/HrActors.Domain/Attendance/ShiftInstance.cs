using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>A shift on the day it starts, in local time (Asia/Shanghai, +08:00 all year).</summary>
internal sealed record ShiftInstance
{
    /// <summary>A shift that is over takes punches this long: whoever stays longer has started another.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(4);

    /// <summary>With one shift a day, the day turns in the small hours, so that work past midnight stays with its day.</summary>
    private static readonly TimeSpan DayTurn = TimeSpan.FromHours(4);

    public required DateOnly Date { get; init; }
    public required Shift Shift { get; init; }
    public required ShiftSystem System { get; init; }

    public DateTime Start => Date.ToDateTime(Shift.Start);

    public DateTime End => (Shift.End > Shift.Start ? Date : Date.DayAfter()).ToDateTime(Shift.End);

    /// <summary>The last moment whose punches still belong here.</summary>
    public DateTime Closes => System == ShiftSystem.Rotating ? End + Reach : Date.DayAfter().ToDateTime(TimeOnly.MinValue) + DayTurn;

    public static ShiftInstance Of(DateOnly date, Shift shift, ShiftTemplate template) =>
        new() { Date = date, Shift = shift, System = template.System };

    /// <summary>The day a moment belongs to where there is one shift a day.</summary>
    public static DateOnly DayOf(DateTime local) => DateOnly.FromDateTime(local - DayTurn);

    /// <summary>Full minutes of work between two moments, the break left out; never negative.</summary>
    public int MinutesWorked(DateTime from, DateTime to)
    {
        if (to <= from) return 0;
        var worked = to - from;
        if (Shift.BreakStart is { } at)
        {
            var pause = (at >= Shift.Start || Shift.End > Shift.Start ? Date : Date.DayAfter()).ToDateTime(at);
            var pauseEnd = pause.AddMinutes(Shift.BreakMinutes);
            var rest = (to < pauseEnd ? to : pauseEnd) - (from > pause ? from : pause);
            if (rest > TimeSpan.Zero) worked -= rest;
        }

        return FullMinutes(worked);
    }

    /// <summary>Full minutes of a span; 0 for a negative one.</summary>
    public static int FullMinutes(TimeSpan span) => Math.Max(0, (int)Math.Floor(span.TotalMinutes));
}
