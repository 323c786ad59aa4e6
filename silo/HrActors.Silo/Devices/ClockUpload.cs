using HrActors.Contracts.Devices;
using HrActors.Domain.Attendance.Devices;

namespace HrActors.Silo.Devices;

/// <summary>An upload of a time clock, read: its good rows with the instants their times stand for, and the lines that are none.</summary>
internal sealed record ClockUpload
{
    public required DeviceView Device { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required IReadOnlyList<(ClockRow Row, DateTimeOffset Time)> Rows { get; init; }
    public required IReadOnlyList<string> Bad { get; init; }

    /// <summary>What the device waits to hear: every line counts, so that none is sent for ever.</summary>
    public int Count => Rows.Count + Bad.Count;

    public static ClockUpload Read(DeviceView device, string text, DateTimeOffset receivedAt)
    {
        var rows = new List<(ClockRow, DateTimeOffset)>();
        var bad = new List<string>();
        foreach (var line in ClockText.Lines(text))
        {
            if (ClockRow.Read(line, out _) is { } row) rows.Add((row, new(row.LocalTime, device.Offset)));
            else bad.Add(ClockRow.Cut(line));
        }

        return new() { Device = device, ReceivedAt = receivedAt, Rows = rows, Bad = bad };
    }
}
