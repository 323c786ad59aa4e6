using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Attendance;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteAttendanceEventTests(SharedProduct product) : AttendanceEventTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresAttendanceEventTests(PostgresProduct product) : AttendanceEventTests(product.OrSkip());

public abstract class AttendanceEventTests(SharedProduct product)
{
    private const string Batch = "application/cloudevents-batch+json";
    private const string Lines = "application/x-ndjson";
    private const string Source = "e2e-clock";

    private static DateTimeOffset Now => new DateTimeOffset(DateTime.UtcNow, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(8));

    [SkippableFact]
    public async Task Good_events_are_taken_and_each_bad_one_has_its_own_code()
    {
        var key = await Key("4301");
        var id = Guid.NewGuid().ToString("N");
        object[] events =
        [
            Event($"{id}-1"),
            new { id = $"{id}-2", source = "other", type = "hr.attendance.punch", subject = "X-1", time = Now,
                data = new { branchCode = "4301" } },
            new { id = $"{id}-3", source = Source, type = "hr.attendance.punch", subject = "X-1", time = Now,
                data = new { branchCode = "4302" } },
            new { id = $"{id}-4", source = Source, type = "hr.attendance.dance", subject = "X-1", time = Now,
                data = new { branchCode = "4301" } },
            new { id = $"{id}-5", source = Source, type = "hr.attendance.punch", subject = "X-1", time = Now.AddMinutes(6),
                data = new { branchCode = "4301" } },
            new { id = $"{id}-6", source = Source, type = "hr.attendance.punch", subject = "X-1", time = "2026-11-01T09:00:00",
                data = new { branchCode = "4301" } },
            new { source = Source, type = "hr.attendance.punch", subject = "X-1", time = Now, data = new { branchCode = "4301" } },
            new { id = $"{id}-8", source = Source, type = "hr.attendance.punch", time = Now, data = new { branchCode = "4301" } },
            new { id = $"{id}-9", source = Source, type = "hr.attendance.punch", subject = "X-1", time = Now,
                data = new { branchCode = "4301", replces = "x" } },
            new { id = $"{id}-10", source = Source, type = "hr.attendance.punch", subject = "X-1", time = Now },
            "no event",
            Event($"{id}-1"),
            Event($"{id}-1", time: Now.AddHours(-9)),
            Event($"{id}-13", time: DateTimeOffset.MinValue),
        ];

        var answer = (await key.PostText("/attendance/events", JsonSerializer.Serialize(events), Batch)).Expect(HttpStatusCode.OK);

        Assert.Equal((1, 1, 1), (answer["accepted"].GetInt32(), answer["duplicates"].GetInt32(), answer["waiting"].GetInt32()));
        Assert.Equal(
            [
                "1 attendance.source-not-allowed", "2 attendance.branch-not-allowed", "3 attendance.type-unknown", "4 attendance.in-future",
                "5 attendance.time-invalid", "6 attendance.id-missing", "7 attendance.subject-invalid", "8 attendance.data-member",
                "9 attendance.data-missing", "10 attendance.not-an-object", "12 attendance.id-reused", "13 attendance.too-early",
            ],
            answer["rejected"].EnumerateArray().Select(item => $"{item.GetProperty("index")} {item.GetProperty("code").GetString()}"));
    }

    [SkippableFact]
    public async Task A_character_that_no_database_holds_costs_one_event_and_never_its_batch()
    {
        var key = await Key("4301");
        var id = Guid.NewGuid().ToString("N");
        object[] events =
        [
            Event($"{id}-1"),
            Event($"{id}\0x"),
            new { id = $"{id}\0y", source = "other", type = "hr.attendance.punch", subject = "X-1", time = Now, data = new { branchCode = "4301" } },
            new { id = $"{id}-3", source = Source, type = "hr.attendance.punch", subject = "X\01", time = Now, data = new { branchCode = "4301" } },
            new { id = $"{id}-4", source = Source, type = "hr.attendance.punch", subject = "X-1", time = Now,
                data = new { branchCode = "4301", reason = "a\0" } },
        ];

        var answer = (await key.PostText("/attendance/events", JsonSerializer.Serialize(events), Batch)).Expect(HttpStatusCode.OK);

        Assert.Equal(1, answer["accepted"].GetInt32());
        Assert.Equal(
            ["1 attendance.control-character", "2 attendance.control-character", "3 attendance.subject-invalid", "4 attendance.control-character"],
            answer["rejected"].EnumerateArray().Select(item => $"{item.GetProperty("index")} {item.GetProperty("code").GetString()}"));
        await Condition.Holds("the rejections are listed", async () =>
            (await product.Admin.Get($"/intake/notes?kind=attendance.control-character&source={Source}&limit=500"))["items"].EnumerateArray()
                .Any(note => note.GetProperty("raw").GetString() == $"{id}x"));
    }

    [SkippableFact]
    public async Task A_malformed_element_of_a_batch_costs_only_itself()
    {
        var key = await Key("4301");
        var (first, second) = (Event(Guid.NewGuid().ToString("N")), Event(Guid.NewGuid().ToString("N")));
        var body = $$"""[{{JsonSerializer.Serialize(first)}},{"id":"d1","id":"d2"},{{JsonSerializer.Serialize(second)}}]""";

        var answer = (await key.PostText("/attendance/events", body, Batch)).Expect(HttpStatusCode.OK);

        Assert.Equal(2, answer["accepted"].GetInt32());
        Assert.Equal(
            ["1 attendance.malformed-json"],
            answer["rejected"].EnumerateArray().Select(item => $"{item.GetProperty("index")} {item.GetProperty("code").GetString()}"));
    }

    [SkippableFact]
    public async Task All_attributes_and_extensions_of_the_specification_are_allowed()
    {
        var key = await Key("4301");
        var e = $$$"""
            [{"specversion":"1.0","id":"{{{Guid.NewGuid()}}}","source":"{{{Source}}}",
            "type":"hr.attendance.clock-in","subject":"X-1","time":"{{{Now:O}}}",
            "datacontenttype":"application/json","dataschema":"urn:x",
            "traceparent":"00-1","sequence":7,"sampled":true,"data":{"branchCode":"4301","device":"d1"}}]
            """;

        Assert.Equal(1, (await key.PostText("/attendance/events", e, Batch)).Expect(HttpStatusCode.OK)["accepted"].GetInt32());
    }

    [SkippableFact]
    public async Task Lines_are_taken_one_by_one_and_a_long_one_costs_only_itself()
    {
        var key = await Key("4301");
        var body = new StringBuilder()
            .AppendLine(JsonSerializer.Serialize(Event(Guid.NewGuid().ToString()))).AppendLine()
            .AppendLine("{broken").AppendLine("{\"id\":\"" + new string('x', 70_000) + "\"}")
            .Append(JsonSerializer.Serialize(Event(Guid.NewGuid().ToString())));

        var answer = (await key.PostText("/attendance/events", body.ToString(), Lines)).Expect(HttpStatusCode.OK);

        Assert.Equal(2, answer["accepted"].GetInt32());
        Assert.Equal(
            ["1 attendance.malformed-json", "2 attendance.line-too-long"],
            answer["rejected"].EnumerateArray().Select(item => $"{item.GetProperty("index")} {item.GetProperty("code").GetString()}"));
    }

    [SkippableFact]
    public async Task A_batch_larger_than_the_JSON_limit_is_taken_and_one_over_16_MB_is_413()
    {
        var key = await Key("4301");
        var filler = new string('r', 190);
        var events = Enumerable.Range(0, 4_000).Select(_ => new
        {
            id = Guid.NewGuid().ToString(), source = Source, type = "hr.attendance.punch", subject = "X-2", time = Now,
            data = new { branchCode = "4301", reason = filler },
        });

        var answer = (await key.PostText("/attendance/events", JsonSerializer.Serialize(events), Batch)).Expect(HttpStatusCode.OK);

        Assert.Equal(4_000, answer["accepted"].GetInt32());
        using var huge = new ByteArrayContent(new byte[17 * 1024 * 1024]);
        huge.Headers.ContentType = new(Batch);
        (await key.Send(HttpMethod.Post, "/attendance/events", huge, [("Expect", "100-continue")]))
            .Expect(HttpStatusCode.RequestEntityTooLarge);
    }

    [SkippableFact]
    public async Task Punches_of_somebody_not_hired_yet_wait_and_give_the_hire_date_to_enrolment()
    {
        var key = await Key("4301");
        var person = SharedProduct.NewPerson();
        var day = Now.AddDays(-1);
        var morning = new DateTimeOffset(day.Year, day.Month, day.Day, 9, 5, 0, TimeSpan.FromHours(8));
        object[] events =
        [
            Event(Guid.NewGuid().ToString(), person.EmployeeNo, morning, "clock-in"),
            Event(Guid.NewGuid().ToString(), person.EmployeeNo, morning.AddHours(9), "clock-out"),
        ];
        var taken = (await key.PostText("/attendance/events", JsonSerializer.Serialize(events), Batch)).Expect(HttpStatusCode.OK);
        Assert.Equal((2, 2), (taken["accepted"].GetInt32(), taken["waiting"].GetInt32()));

        (await product.Manager.Post("/employees",
            person.Hire(hireDate: Now.AddDays(-5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))).Expect(HttpStatusCode.Created);

        var worked = $"{morning:yyyy-MM-dd}";
        await Condition.Holds("the first punch is the hire date of attendance", async () =>
            (await product.Manager.Get($"/employees/{person.EmployeeNo}"))["attendance"].GetProperty("hireDate").GetString() == worked);
        await Condition.Holds("the contradicting hire date is a finding", async () =>
            (await product.Manager.Get($"/employees/{person.EmployeeNo}"))["findings"].EnumerateArray()
                .Any(f => f.GetProperty("code").GetString() == "DATE_MISMATCH"));
        var sheet = (await product.Manager.Get($"/employees/{person.EmployeeNo}/attendance/{morning:yyyy-MM}")).Expect(HttpStatusCode.OK);
        var punched = sheet["days"].EnumerateArray().Single(d => d.GetProperty("date").GetString() == worked);
        Assert.Equal(["clock-in", "clock-out"], punched.GetProperty("punches").EnumerateArray()
            .Select(p => p.GetProperty("kind").GetString()));
    }

    [SkippableFact]
    public async Task Another_media_type_is_415_and_a_user_may_not_write_events()
    {
        (await (await Key("4301")).PostText("/attendance/events", "[]")).Expect(HttpStatusCode.UnsupportedMediaType);
        (await product.Manager.PostText("/attendance/events", "[]", Batch)).Expect(HttpStatusCode.Forbidden);
    }

    private async Task<HttpCaller> Key(params string[] branches)
    {
        var made = (await product.Admin.Post("/upstreams", new { name = "clock", source = Source, branches }))
            .Expect(HttpStatusCode.Created);
        return new HttpCaller(product.Host.Url, made["apiKey"].GetString());
    }

    private static object Event(string id, string subject = "X-1", DateTimeOffset? time = null, string kind = "punch") => new
    {
        id, source = Source, type = $"hr.attendance.{kind}", subject,
            time = time ?? new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(8)),
        data = new { branchCode = "4301" },
    };
}
