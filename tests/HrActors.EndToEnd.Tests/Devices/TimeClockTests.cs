using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Devices;

[Collection(SharedProductDefinition.Name)]
public sealed class TimeClockTests(SharedProduct product)
{
    private static readonly string[] Office = ["10.1.0.0/16"];
    private static readonly string[] Nowhere = ["door"];
    private static int _devices;

    private static DateTimeOffset Now => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));

    /// <summary>A day with all its hours behind us.</summary>
    private static DateTimeOffset Yesterday(int hour, int minute) =>
        new(Now.Date.AddDays(-1).AddHours(hour).AddMinutes(minute), TimeSpan.FromHours(8));

    [Fact]
    public async Task A_device_nobody_registered_is_refused_and_listed_and_loses_nothing()
    {
        var clock = NewClock();
        var person = await Hired();
        clock.Punch(person, 0, Yesterday(8, 55));

        await clock.Push();

        Assert.Equal(1, clock.Kept);
        Assert.Equal(HttpStatusCode.Forbidden, (await clock.Options()).Status);
        // The list is told behind the answer.
        var unknown = await Eventually.Get(() => Unknown(clock), found => found is not null, "the device is listed");
        Assert.Equal("127.0.0.1", unknown!.Value.GetProperty("address").GetString());
        (await product.Manager.Get($"/devices/{clock.Serial}")).Expect(HttpStatusCode.OK);

        await Register(clock);
        await clock.Push();

        Assert.Equal(0, clock.Kept);
        await Punches(person, Yesterday(0, 0), ["clock-in 08:55"]);
    }

    [Fact]
    public async Task A_registered_device_gets_its_options_and_is_known_afterwards()
    {
        var clock = await Registered();

        var options = await clock.Options();

        Assert.Equal((HttpStatusCode.OK, "text/plain"), (options.Status, options.MediaType));
        Assert.Equal($"GET OPTION FROM: {clock.Serial}", options.Text.Split('\n')[0]);
        foreach (var line in (string[])["ATTLOGStamp=0", "Stamp=0", "Delay=10", "Realtime=1", "TimeZone=8", "Encrypt=None"])
            Assert.Contains(line, options.Text.Split('\n'));

        Assert.Equal("OK", (await clock.Poll("Ver 8.0.3.2")).Text);
        Assert.Equal("OK", (await clock.Ping()).Text);
        var device = (await product.Admin.Get($"/devices/{clock.Serial}")).Expect(HttpStatusCode.OK);
        Assert.Equal("Ver 8.0.3.2", device["firmware"].GetString());

        clock.Punch(await Hired(), 0, Yesterday(9, 0));
        await clock.Push();
        Assert.Contains("ATTLOGStamp=9000", (await clock.Options()).Text.Split('\n'));
    }

    [Fact]
    public async Task States_become_kinds_and_255_is_taken_without_direction_and_listed()
    {
        var clock = await Registered();
        var person = await Hired();
        clock.Punch(person, 0, Yesterday(8, 55));
        clock.Punch(person, 2, Yesterday(12, 1));
        clock.Punch(person, 3, Yesterday(12, 58));
        clock.Punch(person, 255, Yesterday(18, 5));

        Assert.Equal(1, await clock.Push());

        await Punches(person, Yesterday(0, 0), ["clock-in 08:55", "clock-out 12:01", "clock-in 12:58", "undefined 18:05"]);
        var note = Assert.Single(await Notes(clock));
        Assert.Equal(("device.undefined-state", person), (note.GetProperty("kind").GetString(), note.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task A_bad_row_is_put_aside_and_never_blocks_those_behind_it()
    {
        var clock = await Registered();
        var person = await Hired();
        // NUL, which no database holds, is left out; a line of nothing else is a line all the same.
        string[] bad = ["????\u0001", "bad\0row", "\0\0"];
        foreach (var line in bad) clock.Garble(line);
        clock.Punch(person, 0, Yesterday(8, 55));
        clock.Garble($"{person}\t2026-99-99 08:00:00\t0");
        clock.Garble($"{person}\t{Yesterday(18, 2):yyyy-MM-dd HH:mm:ss}\t1\0");

        Assert.Equal(1, await clock.Push(lines13: true));

        Assert.Equal(0, clock.Kept);
        await Punches(person, Yesterday(0, 0), ["clock-in 08:55", "clock-out 18:02"]);
        var notes = await Notes(clock);
        Assert.All(notes, note => Assert.Equal("device.bad-row", note.GetProperty("kind").GetString()));
        Assert.Equal(
            new[] { $"{person}\t2026-99-99 08:00:00\t0", "????\u0001", "badrow", "" }.Order(), notes.Select(note => note.GetProperty("raw").GetString()).Order());
    }

    [Fact]
    public async Task Rows_sent_again_after_a_lost_answer_count_once()
    {
        var clock = await Registered();
        var person = await Hired();
        string[] rows = [clock.Punch(person, 0, Yesterday(8, 55)), clock.Punch(person, 1, Yesterday(18, 2))];
        Assert.Equal("OK: 2", (await clock.Post(rows)).Text.Trim());

        // The answer never arrived, so the device sends them again, and once more with others.
        Assert.Equal(1, await clock.Push());
        Assert.Equal("OK: 1", (await clock.Post([rows[0]])).Text.Trim());

        await Punches(person, Yesterday(0, 0), ["clock-in 08:55", "clock-out 18:02"]);
        await Condition.Holds("duplicates are counted", async () => (await Source(clock))?["duplicates"]?.GetValue<int>() == 3);
    }

    [Fact]
    public async Task A_back_log_of_thousands_after_an_outage_is_taken_in_large_uploads()
    {
        var clock = await Registered(perUpload: 2_500);
        string[] people = [await Hired(), await Hired()];
        // Back to 60 days ago: late events decide past days anew.
        for (var i = 0; i < 6_000; i++) clock.Punch(people[i % 2], i % 4 < 2 ? 0 : 1, Yesterday(8, 0).AddDays(-i / 100).AddSeconds(i % 100 * 300));

        Assert.Equal(3, await clock.Push());

        Assert.Equal(0, clock.Kept);
        await Condition.Holds("all are counted", async () => (await Source(clock))?["today"]?.GetValue<int>() == 6_000);
        var old = Yesterday(0, 0).AddDays(-30);
        await Condition.Holds("an old day shows its punches", async () => (await Day(people[0], old)).GetArrayLength() == 50);
        Assert.Empty(await Notes(clock));
        Assert.Null((await product.Admin.Get($"/devices/{clock.Serial}"))["driftSeconds"].GetString());
    }

    [Fact]
    public async Task A_punch_of_the_future_is_kept_dated_at_its_arrival_and_listed()
    {
        var clock = await Registered();
        var person = await Hired();
        clock.Off = TimeSpan.FromHours(3);
        var stated = clock.Punch(person, 0, Now);

        Assert.Equal(1, await clock.Push());

        var note = Assert.Single(await Notes(clock));
        Assert.Equal("device.future", note.GetProperty("kind").GetString());
        Assert.Equal(stated, note.GetProperty("raw").GetString());
        Assert.InRange(note.GetProperty("takenAt").GetDateTimeOffset(), Now.AddMinutes(-2), Now);
        Assert.InRange(note.GetProperty("statedAt").GetDateTimeOffset(), Now.AddHours(2.9), Now.AddHours(3.1));
    }

    [Fact]
    public async Task A_clock_set_back_to_the_year_2000_is_listed_and_blocks_nothing()
    {
        var clock = await Registered();
        var person = await Hired();
        clock.Off = new DateTime(2000, 1, 1) - Now.DateTime;
        clock.Punch(person, 0, Now);

        Assert.Equal(1, await clock.Push());

        Assert.Equal(0, clock.Kept);
        Assert.Equal("device.closed-month", Assert.Single(await Notes(clock)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Punches_of_a_user_id_nobody_has_wait_and_are_taken_when_it_is_mapped()
    {
        var clock = await Registered();
        var person = await Hired();
        clock.Punch("77", 0, Yesterday(8, 55));
        clock.Punch("77", 1, Yesterday(18, 2));
        Assert.Equal(1, await clock.Push());

        var waiting = Single(await Waiting(), "badge", "77", clock);
        Assert.Equal((2, "77"), (waiting.GetProperty("events").GetInt32(), waiting.GetProperty("employeeNo").GetString()));

        (await product.Admin.Put($"/devices/{clock.Serial}/pins/77", new { employeeNo = person })).Expect(HttpStatusCode.OK);

        await Punches(person, Yesterday(0, 0), ["clock-in 08:55", "clock-out 18:02"]);
        Assert.DoesNotContain(await Waiting(), badge => badge.GetProperty("source").GetString() == $"device:{clock.Serial}");
        // From now on they are taken at once.
        clock.Punch("77", 255, Yesterday(20, 0));
        await clock.Push();
        await Punches(person, Yesterday(0, 0), ["clock-in 08:55", "clock-out 18:02", "undefined 20:00"]);
    }

    [Fact]
    public async Task Punches_from_before_the_employee_was_taken_on_are_applied_when_that_happens()
    {
        var clock = await Registered();
        var person = SharedProduct.NewPerson();
        clock.Punch(person.EmployeeNo, 0, Yesterday(8, 55));
        await clock.Push();
        Assert.Single(await Waiting(), badge => badge.GetProperty("badge").GetString() == person.EmployeeNo);

        (await product.Manager.Post("/employees", person.Hire(hireDate: $"{Yesterday(0, 0).AddDays(-1):yyyy-MM-dd}"))).Expect(HttpStatusCode.Created);

        await Punches(person.EmployeeNo, Yesterday(0, 0), ["clock-in 08:55"]);
    }

    [Fact]
    public async Task A_rule_makes_employee_numbers_of_short_user_ids()
    {
        var person = await Hired();
        var clock = NewClock();
        // E2E-0007 from 0007 or 7.
        await Register(clock, new { dropZeros = true, padTo = 4, prefix = "E2E-" });
        clock.Punch(person["E2E-".Length..].TrimStart('0'), 0, Yesterday(8, 55));
        clock.Punch("00" + person["E2E-".Length..], 1, Yesterday(18, 2));

        await clock.Push();

        await Punches(person, Yesterday(0, 0), ["clock-in 08:55", "clock-out 18:02"]);
    }

    [Fact]
    public async Task Another_address_a_missing_serial_and_a_switched_off_device_are_refused()
    {
        var clock = NewClock();
        await Register(clock, addresses: ["10.99.0.0/16"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await clock.Poll()).Status);
        Assert.Equal("127.0.0.1", (await product.Admin.Get($"/devices/{clock.Serial}"))["refusedAddress"].GetString());

        await Register(clock, enabled: false);
        Assert.Equal(HttpStatusCode.Forbidden, (await clock.Poll()).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await clock.Send(HttpMethod.Get, "getrequest")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await clock.Send(HttpMethod.Get, "getrequest?SN=a%20b%2F..")).Status);
    }

    [Fact]
    public async Task X_Forwarded_For_is_not_believed_unless_a_proxy_is_named()
    {
        var clock = NewClock();
        await Register(clock, addresses: ["10.99.0.0/16"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product.Host.Url, $"/iclock/ping?SN={clock.Serial}"));
        request.Headers.Add("X-Forwarded-For", "10.99.0.7");
        using var http = new HttpClient();

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Other_tables_are_acknowledged_line_by_line_and_ignored()
    {
        var clock = await Registered();

        var answer = await clock.PostTable("OPERLOG", "OPLOG 3\t0\t2026-11-02 08:00:00\t0\t0\t0\t0\nUSER PIN=1\tName=\u5F20\tPri=0\n",
            CodePagesEncodingProvider.Instance.GetEncoding("GB2312"));

        Assert.Equal((HttpStatusCode.OK, "OK: 2"), (answer.Status, answer.Text.Trim()));
    }

    [Fact]
    public async Task Chinese_in_either_encoding_and_the_other_spelling_of_the_path_are_understood()
    {
        var clock = await Registered();
        var person = await Hired();
        var row = clock.Punch(person, 0, Yesterday(8, 55)) + "\t备注";

        var answer = await clock.Post([row], CodePagesEncodingProvider.Instance.GetEncoding("GB2312"));

        Assert.Equal("OK: 1", answer.Text.Trim());
        Assert.Equal("OK", (await clock.Send(HttpMethod.Get, $"getrequest.aspx?SN={clock.Serial}")).Text);
        // The same line in the other encoding is the same line.
        await clock.Post([row]);
        await Punches(person, Yesterday(0, 0), ["clock-in 08:55"]);
    }

    [Fact]
    public async Task An_order_is_fetched_once_and_its_result_is_kept()
    {
        var clock = await Registered();
        (await product.Admin.Post($"/devices/{clock.Serial}/orders", new { order = "resend", from = "2026-11-01", to = "2026-11-02" }))
            .Expect(HttpStatusCode.OK);

        var order = (await clock.Poll()).Text;

        Assert.Equal("C:1:DATA QUERY ATTLOG StartTime=2026-11-01 00:00:00\tEndTime=2026-11-02 23:59:59", order.Trim());
        Assert.Equal("OK", (await clock.Poll()).Text);
        Assert.Equal("OK", (await clock.Answer(1, 0, "DATA QUERY ATTLOG")).Text);
        var kept = (await product.Admin.Get($"/devices/{clock.Serial}"))["orders"][0];
        Assert.Equal(0, kept.GetProperty("result").GetInt32());
        (await product.Admin.Post($"/devices/{clock.Serial}/orders", new { order = "dance" })).Expect(HttpStatusCode.BadRequest, "device.order");
    }

    [Fact]
    public async Task A_client_of_HTTP_1_0_gets_a_plain_answer_with_its_length()
    {
        var clock = await Registered();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(product.Host.Url.Host, product.Host.Url.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /iclock/getrequest?SN={clock.Serial} HTTP/1.0\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);

        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 2", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("chunked", answer, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\r\n\r\nOK", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_registers_and_what_is_wrong_is_named()
    {
        var serial = NewClock().Serial;
        object good = new { name = "门口", branchCode = "4301", addresses = Office };
        (await product.Manager.Put($"/devices/{serial}", good)).Expect(HttpStatusCode.Forbidden, "access.not-permitted");
        var answer = (await product.Admin.Put($"/devices/{serial}", new { name = "", branchCode = "4301", addresses = Nowhere, offsetMinutes = 9000 }))
            .Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["/addresses/0", "/name", "/offsetMinutes"], answer["errors"].EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        (await product.Admin.Put($"/devices/{serial}", new { name = "门口", branchCode = "9999", addresses = Office }))
            .Expect(HttpStatusCode.UnprocessableEntity, "branch.unknown");

        (await product.Admin.Put($"/devices/{serial}", good)).Expect(HttpStatusCode.OK);
        var other = await product.SignIn("cs-manager");
        Assert.Equal("4301", (await other.Get($"/devices/{serial}")).Expect(HttpStatusCode.OK)["branchCode"].GetString());
        (await product.Admin.Put($"/devices/{serial}", new { name = "门口", branchCode = "4201", addresses = Office }))
            .Expect(HttpStatusCode.OK);
        (await other.Get($"/devices/{serial}")).Expect(HttpStatusCode.NotFound, "device.unknown");
        (await (await product.SignIn("finance")).Get("/devices")).Expect(HttpStatusCode.Forbidden);
    }

    private SimulatedClock NewClock(int perUpload = 500) => new(
        product.Host.Url, string.Create(CultureInfo.InvariantCulture, $"E2E{Environment.ProcessId}{Interlocked.Increment(ref _devices):000}")) { PerUpload = perUpload };

    private async Task<SimulatedClock> Registered(int perUpload = 500)
    {
        var clock = NewClock(perUpload);
        await Register(clock);
        return clock;
    }

    private async Task Register(SimulatedClock clock, object? pinRule = null, string[]? addresses = null, bool enabled = true) =>
        (await product.Admin.Put($"/devices/{clock.Serial}", new
        {
            name = "一楼考勤机", branchCode = "4301", addresses = addresses ?? ["127.0.0.0/8", "::1"], pinRule, enabled,
        })).Expect(HttpStatusCode.OK);

    private async Task<string> Hired()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire(hireDate: $"{Yesterday(0, 0).AddDays(-70):yyyy-MM-dd}"))).Expect(HttpStatusCode.Created);
        return person.EmployeeNo;
    }

    private async Task<JsonElement> Day(string employeeNo, DateTimeOffset day)
    {
        var sheet = (await product.Manager.Get($"/employees/{employeeNo}/attendance/{day:yyyy-MM}")).Expect(HttpStatusCode.OK);
        return sheet["days"].EnumerateArray().Single(d => d.GetProperty("date").GetString() == $"{day:yyyy-MM-dd}").GetProperty("punches");
    }

    private async Task Punches(string employeeNo, DateTimeOffset day, string[] expected)
    {
        var seen = await Eventually.Get(
            async () => string.Join(", ", (await Day(employeeNo, day)).EnumerateArray()
                .Select(punch => $"{punch.GetProperty("kind").GetString()} {punch.GetProperty("time").GetDateTimeOffset():HH:mm}")),
            shown => shown == string.Join(", ", expected), "the punches stand in the sheet");
        Assert.Equal(string.Join(", ", expected), seen);
    }

    private async Task<List<JsonElement>> Notes(SimulatedClock clock) =>
        [.. (await product.Manager.Get($"/intake/notes?source=device:{clock.Serial}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];

    private async Task<List<JsonElement>> Waiting() =>
        [.. (await product.Manager.Get("/intake/waiting?limit=500")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];

    private async Task<System.Text.Json.Nodes.JsonObject?> Source(SimulatedClock clock) =>
        (await product.Admin.Get("/intake")).Expect(HttpStatusCode.OK)["sources"].EnumerateArray()
            .Where(source => source.GetProperty("id").GetString() == $"device:{clock.Serial}")
            .Select(source => System.Text.Json.Nodes.JsonNode.Parse(source.GetRawText())!.AsObject()).SingleOrDefault();

    private static JsonElement Single(IEnumerable<JsonElement> items, string member, string value, SimulatedClock clock) => items.Single(
        item => item.GetProperty(member).GetString() == value && item.GetProperty("source").GetString() == $"device:{clock.Serial}");

    private async Task<JsonElement?> Unknown(SimulatedClock clock) =>
        (await product.Admin.Get("/devices?registered=false")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Where(item => item.GetProperty("serial").GetString() == clock.Serial).Select(item => (JsonElement?)item).SingleOrDefault();
}
