namespace HrActors.Dashboard.Controls;

/// <summary>How a state is coloured; it always stands beside its text.</summary>
public enum Tone
{
    Neutral = 0,
    Info = 1,
    Good = 2,
    Warn = 3,
    Bad = 4,
}
