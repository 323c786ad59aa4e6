using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance.Devices;

/// <summary>Why a row's own time was not simply taken.</summary>
[GenerateSerializer, Alias("hr.dating-doubt")]
public enum DatingDoubt
{
    None = 0,

    /// <summary>More than five minutes after it was received.</summary>
    Future = 1,

    /// <summary>In a month that is closed.</summary>
    ClosedMonth = 2,
}

/// <summary>When a punch counts as made, and what is doubtful about the device's time.</summary>
/// <param name="At">With the device's offset.</param>
/// <param name="Doubt">None: the device's time was taken as it is.</param>
/// <param name="Shifted">Whether <paramref name="At"/> differs from the device's time.</param>
public readonly record struct DatedPunch(DateTimeOffset At, DatingDoubt Doubt, bool Shifted);

/// <summary>
/// Dates a punch of a device whose clock may be wrong. A time that cannot be true, or would change a closed month, is moved by the drift
/// estimated for the device; every other time is taken as it is, so that a small drift never changes a record by itself.
/// </summary>
public static class PunchDating
{
    /// <summary>How far ahead of reception a device's time may lie.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>A clock this close is right, and a punch in a closed month was then really made there.</summary>
    public static readonly TimeSpan RightClock = TimeSpan.FromSeconds(60);

    /// <param name="deviceTime">By the device's clock, with its offset.</param>
    /// <param name="received">When the row arrived.</param>
    /// <param name="drift">What is known of the clock; null when nothing is.</param>
    /// <param name="newest">The newest device time of the same upload: it cannot have been made after it was received.</param>
    /// <param name="isClosed">Whether the month is closed.</param>
    public static DatedPunch Of(
        DateTimeOffset deviceTime, DateTimeOffset received, TimeSpan? drift, DateTimeOffset newest, Func<YearMonth, bool> isClosed)
    {
        ArgumentNullException.ThrowIfNull(isClosed);
        if (deviceTime > received + Tolerance)
        {
            // At least as far as the newest row of the upload is ahead.
            var bound = received - newest;
            var shift = drift is { } known && known < bound ? known : bound;
            // Beside a row of a far future the others would land in no time at all: then the arrival is all that is known.
            var at = shift < EventTimes.Earliest - deviceTime ? received : Min(deviceTime + shift, received);
            return new(at.ToOffset(deviceTime.Offset), DatingDoubt.Future, true);
        }

        if (!isClosed(MonthOf(deviceTime))) return new(deviceTime, DatingDoubt.None, false);
        if (drift is not { } estimate || estimate.Duration() <= RightClock || estimate < EventTimes.Earliest - deviceTime) return new(deviceTime, DatingDoubt.ClosedMonth, false);
        return new(Min(deviceTime + estimate, received).ToOffset(deviceTime.Offset), DatingDoubt.ClosedMonth, true);
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static YearMonth MonthOf(DateTimeOffset instant) => YearMonth.Of(ChinaTime.DateOf(instant));
}
