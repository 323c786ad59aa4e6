using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Attendance;

/// <summary>
/// Reads a plain, good event straight from the bytes. Whatever is unusual about one, a fault, an extension, a member twice, it leaves to
/// <see cref="CloudEventReader"/>, which alone decides what is wrong: this one only accepts.
/// </summary>
internal sealed class FastEventReader(Principal key, TimeProvider clock)
{
    /// <summary>Longest time whose digits all count: seven of a second, and an offset.</summary>
    private const int LongestTime = 33;
    private const int ShortestTime = 20;

    /// <summary>Up to here a punch is not ahead; asked anew only when one lies behind it, since a stream stays open for hours.</summary>
    private DateTimeOffset _latest = DateTimeOffset.MinValue;
    private string _lastBranch = "";

    [Flags]
    private enum Members
    {
        None = 0,
        Id = 1,
        Source = 2,
        Type = 4,
        Subject = 8,
        Time = 16,
        Data = 32,
        Needed = 63,
        SpecVersion = 64,
        Branch = 128,
        Device = 256,
        Reason = 512,
        Replaces = 1024,
    }

    /// <summary>
    /// The event that begins at the reader's current token, an object's start, with the reader at its end; null when it is not plain and
    /// good, and then the reader may stand anywhere.
    /// </summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public AttendanceEvent? Read(ref Utf8JsonReader json)
    {
        var found = Members.None;
        var kind = PunchKind.None;
        var time = default(DateTimeOffset);
        string? id = null, subject = null, branch = null, device = null, reason = null, replaces = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = NameOf(ref json);
            if (member == Members.None || (found & member) != 0) return null;
            found |= member;
            json.Read();
            switch (member)
            {
                case Members.Data when json.TokenType == JsonTokenType.StartObject:
                    if (!ReadData(ref json, ref branch, ref device, ref reason, ref replaces)) return null;
                    continue;
                case Members.SpecVersion when IsText(ref json) && json.ValueTextEquals("1.0"u8):
                case Members.Source when IsText(ref json) && key.Source is { Length: > 0 } && json.ValueTextEquals(key.Source):
                    continue;
                case Members.Id when IsText(ref json):
                    id = json.GetString();
                    continue;
                case Members.Subject when IsText(ref json):
                    subject = json.GetString();
                    continue;
                case Members.Type when IsText(ref json):
                    kind = KindOf(ref json);
                    continue;
                case Members.Time when IsInstant(ref json) && json.TryGetDateTimeOffset(out time):
                    continue;
                default:
                    return null;
            }
        }

        if (json.TokenType != JsonTokenType.EndObject || (found & Members.Needed) != Members.Needed) return null;
        if (id is not { Length: > 0 and <= CloudEventReader.LongestId } || kind == PunchKind.None || branch is null) return null;
        if (time < EventTimes.Earliest || (time > _latest && IsAhead(time))) return null;
        if (!EmployeeNumbers.IsPossible(subject)) return null;
        return new()
        {
            EmployeeNo = subject!, Kind = kind, At = time, BranchCode = branch, Source = key.Source!, EventId = id, Device = device, Reason = reason,
            Replaces = replaces,
        };
    }

    private bool IsAhead(DateTimeOffset time) => time > (_latest = EventTimes.Latest(PunchKind.Punch, clock.GetUtcNow()));

    private static Members NameOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("id"u8) ? Members.Id
        : json.ValueTextEquals("source"u8) ? Members.Source
        : json.ValueTextEquals("type"u8) ? Members.Type
        : json.ValueTextEquals("subject"u8) ? Members.Subject
        : json.ValueTextEquals("time"u8) ? Members.Time
        : json.ValueTextEquals("data"u8) ? Members.Data
        : json.ValueTextEquals("specversion"u8) ? Members.SpecVersion
        : Members.None;

    private bool ReadData(ref Utf8JsonReader json, ref string? branch, ref string? device, ref string? reason, ref string? replaces)
    {
        var found = Members.None;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = json.ValueTextEquals("branchCode"u8) ? Members.Branch
                : json.ValueTextEquals("device"u8) ? Members.Device
                : json.ValueTextEquals("reason"u8) ? Members.Reason
                : json.ValueTextEquals("replaces"u8) ? Members.Replaces
                : Members.None;
            json.Read();
            if (member == Members.None || (found & member) != 0 || !IsText(ref json)) return false;
            found |= member;
            switch (member)
            {
                case Members.Branch when (branch = BranchOf(ref json)) is not null:
                case Members.Device when (device = ShortText(ref json)) is not null:
                case Members.Reason when (reason = ShortText(ref json)) is not null:
                case Members.Replaces when (replaces = ShortText(ref json)) is not null:
                    continue;
                default:
                    return false;
            }
        }

        return json.TokenType == JsonTokenType.EndObject;
    }

    /// <summary>The branch when the key may write for it; the same text object for the same branch where that is cheap.</summary>
    private string? BranchOf(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals(_lastBranch)) return _lastBranch.Length > 0 ? _lastBranch : null;
        if (json.GetString() is not { Length: > 0 } branch) return null;
        if (key.Branches is { } allowed && !allowed.TryGetValue(branch, out branch)) return null;
        return _lastBranch = branch;
    }

    private static string? ShortText(ref Utf8JsonReader json) =>
        json.GetString() is { Length: <= CloudEventReader.LongestText } text ? text : null;

    /// <summary>Escapes may hide what is no text at all: whoever wants to know looks closer.</summary>
    private static bool IsText(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.String && !json.ValueIsEscaped;

    private static PunchKind KindOf(ref Utf8JsonReader json)
    {
        var prefix = "hr.attendance."u8;
        if (!json.ValueSpan.StartsWith(prefix)) return PunchKind.None;
        var name = json.ValueSpan[prefix.Length..];
        return name.SequenceEqual("clock-in"u8) ? PunchKind.ClockIn
            : name.SequenceEqual("clock-out"u8) ? PunchKind.ClockOut
            : name.SequenceEqual("punch"u8) ? PunchKind.Punch
            : name.SequenceEqual("leave"u8) ? PunchKind.Leave
            : name.SequenceEqual("correction"u8) ? PunchKind.Correction
            : PunchKind.None;
    }

    /// <summary>With an offset: without one it would be read in the time of this machine.</summary>
    private static bool IsInstant(ref Utf8JsonReader json)
    {
        if (!IsText(ref json) || json.ValueSpan.Length is < ShortestTime or > LongestTime) return false;
        var text = json.ValueSpan;
        return text[10] == (byte)'T' && (text[^1] == (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');
    }
}
