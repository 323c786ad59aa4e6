using System.Globalization;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Attendance;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Attendance;

/// <summary>One day with every event booked to it, and what HR may do about it: add, replace, take back, each with a reason.</summary>
public sealed partial class AttendanceDay
{
    private PunchKind? _kind;
    private DayPunch? _replaced;
    private string _time = "";
    private bool _nextDay;
    private string _reason = "";

    [Parameter, EditorRequired] public required string No { get; set; }
    [Parameter, EditorRequired] public required DaySheet Day { get; set; }
    [Parameter] public bool MayCorrect { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<CorrectAttendanceRequest> OnCorrect { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    /// <summary>The moment asked for; null while it cannot be read.</summary>
    private DateTimeOffset? At => _kind switch
    {
        PunchKind.Withdrawal => _replaced?.Time,
        PunchKind.Leave => new(Day.Date.ToDateTime(TimeOnly.MinValue), ChinaTime.Offset),
        _ => TimeOnly.TryParse(_time, CultureInfo.InvariantCulture, out var time)
            ? new(Day.Date.AddDays(_nextDay ? 1 : 0).ToDateTime(time), ChinaTime.Offset)
            : null,
    };

    private void Add(PunchKind kind) => Ask(kind, null);

    private void Withdraw(DayPunch punch) => Ask(PunchKind.Withdrawal, punch);

    private void Replace(DayPunch punch)
    {
        var goesOut = punch.Direction == PunchKind.ClockOut || (punch.Direction == PunchKind.None && punch == Day.Punches[^1] && Day.Punches.Count > 1);
        Ask(goesOut ? PunchKind.CorrectionOut : PunchKind.CorrectionIn, punch);
        _nextDay = DateOnly.FromDateTime(punch.Time.DateTime) > Day.Date;
        _time = Words.Clock(punch.Time);
    }

    private void Ask(PunchKind kind, DayPunch? replaced)
    {
        _kind = kind;
        _replaced = replaced;
        _time = "";
        _nextDay = false;
        _reason = "";
    }

    private void Cancel() => _kind = null;

    private async Task Confirm()
    {
        if (_kind is not { } kind || At is not { } at) return;

        await OnCorrect.InvokeAsync(new()
        {
            EmployeeNo = No,
            Kind = kind,
            At = at,
            Replaces = _replaced is null ? null : PunchKinds.Reference(_replaced.Source, _replaced.EventId),
            Reason = _reason.Trim(),
        });
        _kind = null;
    }

    private static IEnumerable<LocalText> Marks(DayPunch punch)
    {
        if (punch.Merged) yield return AttendanceTexts.Merged;
        if (punch.Replaced) yield return AttendanceTexts.Replaced;
        if (punch.Withdrawn) yield return AttendanceTexts.Withdrawn;
        if (punch.Inferred) yield return AttendanceTexts.Inferred;
    }
}
