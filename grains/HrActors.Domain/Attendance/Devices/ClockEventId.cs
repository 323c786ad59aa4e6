using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.Domain.Attendance.Devices;

/// <summary>
/// The id of a device's punch: the same row sent again has the same id. Part of stored data: never change it.
/// </summary>
public static class ClockEventId
{
    private const string Sources = "device:";

    /// <summary>32 hexadecimal digits of SHA-256 over serial number, user id, device time and the line.</summary>
    public static string Of(string serial, ClockRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var time = row.LocalTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{serial}\n{row.Pin}\n{time}\n{row.Raw}")))[..32];
    }

    /// <summary>The CloudEvents source under which a device's punches stand in the log.</summary>
    public static string SourceOf(string serial) => Sources + serial;

    /// <summary>Whether a source is a device's, which nobody else may name.</summary>
    public static bool IsSource(string? source) => source?.StartsWith(Sources, StringComparison.OrdinalIgnoreCase) ?? false;
}
