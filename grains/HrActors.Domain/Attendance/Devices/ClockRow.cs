using System.Globalization;

namespace HrActors.Domain.Attendance.Devices;

/// <summary>
/// One row of a time clock's attendance log (考勤机打卡记录; table ATTLOG of the ZKTeco push protocol): user id, local time, state, verify
/// mode, work code and reserved columns, parted by tabs. Everything behind the time may be missing.
/// </summary>
public sealed record ClockRow
{
    /// <summary>Longer lines are cut when they are kept.</summary>
    public const int LongestLine = 500;

    private const int LongestPin = 24;

    /// <summary>The last of the calendar: in another zone it may lie behind it.</summary>
    private const int LastYear = 9999;

    private static readonly string[] TimeForms =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-M-d H:m:s"];

    /// <summary>The line as received, without its end.</summary>
    public required string Raw { get; init; }

    /// <summary>The user id on the device (PIN).</summary>
    public required string Pin { get; init; }

    /// <summary>What the device's clock showed, in its own zone.</summary>
    public required DateTime LocalTime { get; init; }

    /// <summary>0 to 5, 255 for undefined, or what a firmware makes up; null when the column is missing or no number.</summary>
    public int? State { get; init; }

    /// <summary>How the person was recognised (1 finger, 15 face, …); null when missing.</summary>
    public int? Verify { get; init; }

    /// <summary>Null when missing, empty or 0.</summary>
    public string? WorkCode { get; init; }

    /// <summary>
    /// What the state stands for. Breaks count as going and coming; 255 and unknown codes are <see cref="PunchKind.Undefined"/>, and the
    /// day tells what they were.
    /// </summary>
    public PunchKind Kind => State switch
    {
        0 or 3 or 4 => PunchKind.ClockIn,
        1 or 2 or 5 => PunchKind.ClockOut,
        _ => PunchKind.Undefined,
    };

    /// <summary>Reads a line; null when no time or no user id can be made out of it, and then <paramref name="fault"/> says why.</summary>
    public static ClockRow? Read(string line, out ClockRowFault fault)
    {
        ArgumentNullException.ThrowIfNull(line);
        fault = ClockRowFault.None;
        var raw = line.TrimEnd('\r', '\n', '\0');
        var columns = raw.Split('\t');
        if (columns.Length < 2) return Fail(ClockRowFault.Columns, out fault);

        var pin = columns[0].Trim();
        if (pin.Length is 0 or > LongestPin || !pin.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return Fail(ClockRowFault.Pin, out fault);
        if (!DateTime.TryParseExact(columns[1].Trim(), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || time.Year < EventTimes.Earliest.Year || time.Year == LastYear)
            return Fail(ClockRowFault.Time, out fault);

        return new()
        {
            Raw = Cut(raw),
            Pin = pin,
            LocalTime = time,
            State = Number(columns, 2),
            Verify = Number(columns, 3),
            WorkCode = columns.Length > 4 && columns[4].Trim() is { Length: > 0 } code && code != "0" ? Cut(code) : null,
        };
    }

    /// <summary>At most <see cref="LongestLine"/> characters of it, none of them half.</summary>
    public static string Cut(string line) =>
        line.Length <= LongestLine ? line : line[..(char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine)];

    private static ClockRow? Fail(ClockRowFault why, out ClockRowFault fault)
    {
        fault = why;
        return null;
    }

    private static int? Number(string[] columns, int index) =>
        index < columns.Length && int.TryParse(columns[index].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>Why a line is no row.</summary>
public enum ClockRowFault
{
    None = 0,

    /// <summary>Fewer than two columns.</summary>
    Columns = 1,

    /// <summary>The user id is empty, too long, or holds other than letters, digits and dashes.</summary>
    Pin = 2,

    /// <summary>The time cannot be read, or is none that an event may have.</summary>
    Time = 3,
}
