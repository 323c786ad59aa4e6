using System.Buffers;
using System.Text;
using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Silo.Attendance;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.EndToEnd.Tests.Attendance;

/// <summary>An event read straight from the bytes is the one that the careful reader finds, and what is odd is left to that one.</summary>
public sealed class FastEventReaderTests
{
    private const string Good =
        """{"specversion":"1.0","id":"e-1","source":"gates","type":"hr.attendance.clock-in","subject":"200001","time":"2024-03-04T08:58:00+08:00","data":{"branchCode":"4301","device":"g"}}""";

    private static readonly DateTimeOffset Now = new(2024, 3, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly FakeTimeProvider Clock = new(Now);

    private static readonly Principal Key = new()
    {
        UserName = "gates", DisplayName = "gates", Role = Role.Upstream, Source = "gates", Branches = ["4301", "4401"],
    };

    public static TheoryData<string, bool> Bodies => new()
    {
        { Good, true },
        { Good.Replace("08:58:00+08:00", "08:58:00.1234567Z", StringComparison.Ordinal), true },
        { Good.Replace("\"device\":\"g\"", "\"reason\":\"忘\",\"replaces\":\"e-0\"", StringComparison.Ordinal), true },
        { Good.Replace("\"specversion\":\"1.0\",", "", StringComparison.Ordinal), true },
        { Good.Replace("08:58:00+08:00", "08:58:00", StringComparison.Ordinal), false },
        { Good.Replace("2024-03-04T", "2024-03-04t", StringComparison.Ordinal), false },
        { Good.Replace("2024-03-04", "2024-03-06", StringComparison.Ordinal), false },
        { Good.Replace("2024-03-04", "2000-01-01", StringComparison.Ordinal), true },
        { Good.Replace("2024-03-04T08:58:00", "2000-01-01T00:00:00", StringComparison.Ordinal), true },
        { Good.Replace("2024-03-04T08:58:00", "1999-12-31T23:59:59", StringComparison.Ordinal), false },
        { Good.Replace("2024-03-04T08:58:00+08:00", "0001-01-01T00:00:00Z", StringComparison.Ordinal), false },
        { Good.Replace("2024-03-04T08:58:00+08:00", "2024-03-05T00:05:00Z", StringComparison.Ordinal), true },
        { Good.Replace("2024-03-04T08:58:00+08:00", "2024-03-05T00:05:01Z", StringComparison.Ordinal), false },
        { Good.Replace("\"1.0\"", "\"0.3\"", StringComparison.Ordinal), false },
        { Good.Replace("e-1", "", StringComparison.Ordinal), false },
        { Good.Replace("e-1", "\\u0065-1", StringComparison.Ordinal), false },
        { Good.Replace("e-1", new string('x', 201), StringComparison.Ordinal), false },
        { Good.Replace("gates", "doors", StringComparison.Ordinal), false },
        { Good.Replace("clock-in", "clock", StringComparison.Ordinal), false },
        { Good.Replace("200001", "2000 01", StringComparison.Ordinal), false },
        { Good.Replace("\"4301\"", "\"4501\"", StringComparison.Ordinal), false },
        { Good.Replace("\"4301\"", "\"\"", StringComparison.Ordinal), false },
        { Good.Replace("\"4301\"", "4301", StringComparison.Ordinal), false },
        { Good.Replace("\"device\":\"g\"", "\"device\":null", StringComparison.Ordinal), false },
        { Good.Replace("\"device\"", "\"gate\"", StringComparison.Ordinal), false },
        { Good.Replace("\"id\"", "\"traceparent\":{\"a\":[1]},\"id\"", StringComparison.Ordinal), false },
        { Good.Replace("\"subject\":\"200001\",", "", StringComparison.Ordinal), false },
        { "\"text\"", false },
        { "[]", false },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void Both_readers_agree_on_every_event(string body, bool isPlain)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var document = JsonDocument.Parse(bytes);
        var careful = new CloudEventReader(Key, Clock).Read(document.RootElement);
        var json = new Utf8JsonReader(bytes);
        json.Read();

        Assert.Equal(isPlain, json.TokenType == JsonTokenType.StartObject && new FastEventReader(Key, Clock).Read(ref json) is not null);
        Assert.Equal(careful, new CloudEventReader(Key, Clock).Read(new ReadOnlySequence<byte>(bytes)));
        Assert.Equal([careful, careful], new CloudEventReader(Key, Clock).ReadArray(Encoding.UTF8.GetBytes($"[{body} ,{body}]"))!);
    }

    [Theory]
    [InlineData("clock-in", "0001-01-01T00:00:00Z", "attendance.too-early")]
    [InlineData("leave", "0001-01-01T00:00:00Z", "attendance.too-early")]
    [InlineData("clock-in", "1999-12-31T23:59:59.9999999+08:00", "attendance.too-early")]
    [InlineData("clock-in", "1999-12-31T16:00:00Z", null)]
    [InlineData("clock-in", "2000-01-02T00:00:00+08:00", null)]
    [InlineData("clock-in", "2024-03-05T00:05:00Z", null)]
    [InlineData("clock-in", "2024-03-05T00:05:00.0000001Z", "attendance.in-future")]
    [InlineData("clock-in", "9999-12-31T23:59:59Z", "attendance.in-future")]
    [InlineData("leave", "2024-03-05T00:05:00.0000001Z", null)]
    [InlineData("leave", "2024-03-06T00:00:00Z", null)]
    [InlineData("leave", "2025-03-06T00:00:00Z", null)]
    [InlineData("leave", "2025-03-06T00:00:01Z", "attendance.leave-too-far")]
    [InlineData("leave", "9999-12-31T23:59:59Z", "attendance.leave-too-far")]
    public void An_event_lies_between_the_first_day_of_2000_and_now_and_leave_within_a_year(string kind, string time, string? code)
    {
        var body = Good.Replace("clock-in", kind, StringComparison.Ordinal).Replace("2024-03-04T08:58:00+08:00", time, StringComparison.Ordinal);

        var read = new CloudEventReader(Key, Clock).Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)));

        Assert.Equal((code, code is null), (read.Fault?.Code, read.Event is not null));
    }

    [Fact]
    public void A_stream_that_stays_open_takes_what_is_of_the_moment()
    {
        var clock = new FakeTimeProvider(Now);
        var reader = new CloudEventReader(Key, clock);
        var fast = new FastEventReader(Key, clock);
        for (var hour = 0; hour < 3; hour++)
        {
            var bytes = Encoding.UTF8.GetBytes(Good.Replace("2024-03-04T08:58:00+08:00", $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}", StringComparison.Ordinal));
            var json = new Utf8JsonReader(bytes);
            json.Read();

            Assert.NotNull(fast.Read(ref json));
            Assert.Null(reader.Read(new ReadOnlySequence<byte>(bytes)).Fault);
            clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Theory]
    [InlineData("e-1", "d\\u0000x")]
    [InlineData("e-1", "\\n")]
    [InlineData("e-1", "d\\u001f")]
    [InlineData("4301", "43\\u00001")]
    [InlineData("\"g\"", "\"g\\u0000\"")]
    [InlineData("\"g\"", "\"g\",\"replaces\":\"\\t\"")]
    [InlineData("\"g\"", "\"g\",\"reason\":\"a\\nb\\u0000\"")]
    public void A_text_with_a_control_character_is_rejected_by_its_own_code(string good, string bad)
    {
        // Any branch, or one nobody knows is told instead.
        var key = Key with { Branches = null };
        var body = Good.Replace(good, bad, StringComparison.Ordinal);

        var read = new CloudEventReader(key, Clock).Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)));

        Assert.Equal("attendance.control-character", read.Fault?.Code);
        Assert.Equal([null, read.Fault, null],
            new CloudEventReader(key, Clock).ReadArray(Encoding.UTF8.GetBytes($"[{Good},{body},{Good}]"))!.Select(reading => reading.Fault));
    }

    [Theory]
    [InlineData("d\\u0020x", "g")]
    [InlineData("d\u007fx", "g")]
    [InlineData("d-\\ud83d\\ude00", "g")]
    [InlineData("d", "g\",\"reason\":\"a\\r\\n\\tb")]
    public void What_is_no_control_character_is_taken_and_so_are_the_lines_of_a_reason(string id, string device)
    {
        var body = Good.Replace("e-1", id, StringComparison.Ordinal).Replace("\"g\"", $"\"{device}\"", StringComparison.Ordinal);

        Assert.NotNull(new CloudEventReader(Key, Clock).Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))).Event);
    }

    public static TheoryData<string> Malformed => new()
    {
        """{"id":"e-1","id":"e-2"}""",
        """{"id":"e-1","data":{"branchCode":"4301","branchCode":"4401"}}""",
        Good.Replace("e-1", "d\\ud800", StringComparison.Ordinal),
        Good.Replace("\"id\"", $"\"deep\":{new string('[', 100)}{new string(']', 100)},\"id\"", StringComparison.Ordinal),
        Good.Replace("e-1", "\u0080", StringComparison.Ordinal),
    };

    [Theory, MemberData(nameof(Malformed))]
    public void A_malformed_element_of_a_batch_costs_only_itself(string body)
    {
        // One byte for each character, so that U+0080 is no UTF-8.
        var batch = Encoding.Latin1.GetBytes($"[{Good},{body},{Good}]");

        Assert.Equal([null, "attendance.malformed-json", null],
            new CloudEventReader(Key, Clock).ReadArray(batch)!.Select(reading => reading.Fault?.Code));
    }

    [Theory]
    [InlineData("cut short", """{"id":"e-1" """)]
    [InlineData("something behind it", """{"id":"e-1"} x""")]
    public void What_is_no_good_JSON_is_told_from_what_is(string what, string body)
    {
        Assert.ThrowsAny<JsonException>(() => new CloudEventReader(Key, Clock).Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))));
        Assert.ThrowsAny<JsonException>(() => new CloudEventReader(Key, Clock).ReadArray(Encoding.UTF8.GetBytes($"[{Good},{body}]")));
        Assert.ThrowsAny<JsonException>(() => new CloudEventReader(Key, Clock).ReadArray(Encoding.UTF8.GetBytes($"[{Good}] x")));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void What_is_no_array_is_no_batch() => Assert.Null(new CloudEventReader(Key, Clock).ReadArray(Encoding.UTF8.GetBytes(Good)));
}
