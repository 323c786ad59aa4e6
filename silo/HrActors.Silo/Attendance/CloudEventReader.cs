using System.Buffers;
using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Silo.Employees;
using HrActors.Silo.Json;

namespace HrActors.Silo.Attendance;

/// <summary>
/// Reads one CloudEvent (specification 1.0, JSON format) as an attendance event. Attributes and extensions we do not use may be there;
/// what we do use has to be right, and the member <c>data</c> is ours: unknown members in it are refused.
/// </summary>
internal sealed class CloudEventReader(Principal key, TimeProvider clock)
{
    public const int LongestId = 200;

    /// <summary>Of device, reason and replaces, in characters.</summary>
    public const int LongestText = 200;

    private const string TypePrefix = "hr.attendance.";

    private readonly FastEventReader _fast = new(key, clock);

    /// <summary>As deep as <see cref="HrJson.Document"/> allows.</summary>
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = HrJson.Document.MaxDepth };

    /// <summary>Of a batch: how deep one event goes is that event's own fault.</summary>
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Only escaped can a text of JSON hold them, so whatever the fast reader takes has none.</summary>
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    /// <summary>What a reason somebody typed may hold of them.</summary>
    private const string LineCharacters = "\t\r\n";

    private static readonly string[] DataMembers = ["branchCode", "device", "reason", "replaces"];

    /// <summary>Reads one event from its bytes.</summary>
    /// <exception cref="JsonException">They are no JSON, or hold a member twice.</exception>
    public EventReading Read(ReadOnlySequence<byte> bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes, Strict);
            if (json.Read() && json.TokenType == JsonTokenType.StartObject && _fast.Read(ref json) is { } plain && !json.Read())
                return EventReading.Accepted(plain);

            using var document = JsonDocument.Parse(bytes, HrJson.Document);
            return Read(document.RootElement);
        }
        catch (InvalidOperationException failure) when (HrJson.IsMalformed(failure))
        {
            throw new JsonException("The text is no UTF-8.", failure);
        }
    }

    /// <summary>Reads the events of a JSON array; null when the text is something else.</summary>
    /// <exception cref="JsonException">It is no JSON as a whole.</exception>
    public List<EventReading>? ReadArray(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ReadItems(bytes);
        }
        catch (InvalidOperationException failure) when (HrJson.IsMalformed(failure))
        {
            throw new JsonException("The text is no UTF-8.", failure);
        }
    }

    private List<EventReading>? ReadItems(ReadOnlyMemory<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes.Span, AnyDepth);
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            using var whole = JsonDocument.Parse(bytes, HrJson.Document);
            return null;
        }

        var readings = new List<EventReading>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) readings.Add(ReadItem(bytes, ref json));

        // Anything behind the array throws here.
        json.Read();
        return readings;
    }

    /// <summary>The element that begins at the reader's token, with the reader at its end: whatever is wrong inside costs only itself.</summary>
    private EventReading ReadItem(ReadOnlyMemory<byte> bytes, ref Utf8JsonReader json)
    {
        var before = json;
        try
        {
            if (json.TokenType == JsonTokenType.StartObject && _fast.Read(ref json) is { } plain) return EventReading.Accepted(plain);
        }
        catch (InvalidOperationException failure) when (HrJson.IsMalformed(failure))
        {
            // A text that is no UTF-8: the reader can go on behind it.
        }

        json = before;
        json.Skip();
        try
        {
            using var document = JsonDocument.Parse(bytes[(int)before.TokenStartIndex..(int)json.BytesConsumed], HrJson.Document);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (HrJson.IsMalformed(failure))
        {
            return EventReading.Rejected(null, EventFault.MalformedJson);
        }
    }

    public EventReading Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return EventReading.Rejected(null, EventFault.NotAnObject);

        var id = Text(json, "id");
        var fault = Check(json, id, out var attendance);
        return fault is null ? EventReading.Accepted(attendance!) : EventReading.Rejected(id, fault);
    }

    private EventFault? Check(JsonElement json, string? id, out AttendanceEvent? attendance)
    {
        attendance = null;
        if (id is not { Length: > 0 and <= LongestId }) return EventFault.Id;
        if (HoldsControl(id)) return EventFault.ControlCharacter;
        if (json.TryGetProperty("specversion", out var version)
            && !(version.ValueKind == JsonValueKind.String && version.GetString() == "1.0"))
            return EventFault.SpecVersion;
        if (Text(json, "source") is not { Length: > 0 } source) return EventFault.SourceMissing;
        if (source != key.Source) return EventFault.SourceNotAllowed;
        if (KindOf(Text(json, "type")) is not (not PunchKind.None and var kind)) return EventFault.Type;
        if (Text(json, "subject") is not { } subject || !EmployeeNumbers.IsPossible(subject)) return EventFault.Subject;
        if (!Instant.TryParse(Text(json, "time"), out var time)) return EventFault.Time;
        if (time < EventTimes.Earliest) return EventFault.TooEarly;
        if (time > EventTimes.Latest(kind, clock.GetUtcNow())) return kind == PunchKind.Leave ? EventFault.LeaveTooFar : EventFault.InFuture;
        if (!json.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return EventFault.Data;
        if (data.EnumerateObject().Any(member => !DataMembers.Contains(member.Name))) return EventFault.DataMember;
        if (Text(data, "branchCode") is not { Length: > 0 } branch) return EventFault.BranchMissing;
        if (key.Branches?.Contains(branch) == false) return EventFault.BranchNotAllowed;
        if (HoldsControl(branch)) return EventFault.ControlCharacter;
        if (!Optional(data, "device", out var device) || !Optional(data, "reason", out var reason)
            || !Optional(data, "replaces", out var replaces))
            return EventFault.DataText;
        if (HoldsControl(device) || HoldsControl(replaces) || HoldsControl(reason, LineCharacters)) return EventFault.ControlCharacter;

        attendance = new()
        {
            EmployeeNo = subject,
            Kind = kind,
            At = time,
            BranchCode = branch,
            Source = source,
            EventId = id,
            Device = device,
            Reason = reason,
            Replaces = replaces,
        };
        return null;
    }

    private static PunchKind KindOf(string? type) =>
        type?.StartsWith(TypePrefix, StringComparison.Ordinal) == true && PunchKinds.TryParse(type[TypePrefix.Length..], out var kind)
            ? kind : PunchKind.None;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool HoldsControl(string? text, string allowed = "")
    {
        if (!text.AsSpan().ContainsAny(ControlCharacters)) return false;
        return text!.Any(character => character < ' ' && !allowed.Contains(character, StringComparison.Ordinal));
    }

    private static bool Optional(JsonElement json, string name, out string? text)
    {
        text = null;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return true;
        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is { Length: <= LongestText };
    }
}

/// <summary>What became of reading one event: the event, or the fault.</summary>
internal readonly record struct EventReading(AttendanceEvent? Event, string? Id, EventFault? Fault)
{
    public static EventReading Accepted(AttendanceEvent e) => new(e, e.EventId, null);

    public static EventReading Rejected(string? id, EventFault fault) => new(null, id, fault);
}
