namespace HrActors.Domain.Attendance;

/// <summary>
/// The rules of sheets as they stood at one time, where a change would show in months that are closed. Numbers are stored: append only.
/// </summary>
public enum SheetEdition
{
    /// <summary>Corrections reach what lies in their month and a day around it; a rotation is absent by the calendar. Until 2026-11.</summary>
    First = 0,

    /// <summary>Corrections reach whatever is known; a rotation, whose rest days nobody states, has no absences.</summary>
    Second = 1,

    /// <summary>Open months are decided by it, and close under it.</summary>
    Newest = Second,
}
