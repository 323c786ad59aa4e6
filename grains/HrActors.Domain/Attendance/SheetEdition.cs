namespace HrActors.Domain.Attendance;

/// <summary>
/// The rules of sheets as they stood at one time, where a change would show in months that are closed. Numbers are stored: append only.
/// </summary>
public enum SheetEdition
{
    /// <summary>Corrections reach what lies in their month and a day around it; a rotation is absent by the calendar. Until 2026-11.</summary>
    First = 0,

    /// <summary>
    /// Corrections reach whatever is known; a rotation, whose rest days nobody states, has no absences. All days by the template at the
    /// close. Until 2026-11.
    /// </summary>
    Second = 1,

    /// <summary>Each day by the shift template of that day; what takes leave back stands on the day of the leave.</summary>
    Third = 2,

    /// <summary>Open months are decided by it, and close under it.</summary>
    Newest = Third,
}
