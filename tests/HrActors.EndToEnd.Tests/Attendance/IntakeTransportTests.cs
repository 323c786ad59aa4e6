using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Attendance;

/// <summary>Every way events come in over HTTP, and what the sender hears when they cannot.</summary>
public sealed class IntakeTransportTests(IntakeProduct product) : IClassFixture<IntakeProduct>
{
    private const string Batch = "application/cloudevents-batch+json";
    private const string Lines = "application/x-ndjson";

    public static TheoryData<string, string> Ways => new()
    {
        { "http/1.1", Batch }, { "http/1.1", Lines }, { "h2", Batch }, { "h2", Lines }, { "h2c", Batch }, { "h2c", Lines },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task Events_come_in_over_every_version_of_HTTP_packed_or_not(string way, string type)
    {
        var (_, key) = await product.Key();
        foreach (var packed in (bool[])[false, true])
        {
            var events = Some(50);
            using var content = Content(type, events, packed);
            using var response = await Send(way, key, content);

            Assert.Equal((way == "http/1.1" ? 1 : 2, HttpStatusCode.OK), (response.Version.Major, response.StatusCode));
            Assert.Equal(50, (await Json(response)).GetProperty("accepted").GetInt32());
        }
    }

    [Theory]
    [InlineData("h2c")]
    [InlineData("http/1.1")]
    public async Task A_quiet_stream_is_taken_as_it_comes_not_at_its_end(string way)
    {
        var (id, key) = await product.Key();
        var body = new OpenBody(Lines);
        var sending = Send(way, key, body);
        await body.Write(Line(Event(Guid.NewGuid().ToString())));

        await Condition.Holds("the first event counts before the stream ends", async () => await Taken(id) == 1);
        await body.Write(Line(Event(Guid.NewGuid().ToString())));
        await Condition.Holds("so does the second", async () => await Taken(id) == 2);
        body.End();

        using var response = await sending;
        Assert.Equal(2, (await Json(response)).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Leave_is_taken_ahead_and_is_not_the_newest_event_of_its_source()
    {
        var (id, key) = await product.Key();
        var leave = new
        {
            id = Guid.NewGuid().ToString(), source = IntakeProduct.Source, type = "hr.attendance.leave", subject = "X-1",
            time = DateTimeOffset.UtcNow.AddDays(1), data = new { branchCode = "4301" },
        };

        foreach (var events in (object[][])[[leave], [Event(Guid.NewGuid().ToString()), leave with { id = Guid.NewGuid().ToString() }]])
        {
            using var response = await Send("http/1.1", key, Content(Batch, events, packed: false));
            Assert.Equal(events.Length, (await Json(response)).GetProperty("accepted").GetInt32());
        }

        await Condition.Holds("the punch is the newest event", async () => await NewestEvent(id) is { } newest && newest < DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_stream_whose_key_is_revoked_ends_within_seconds_and_says_what_was_taken()
    {
        var (id, key) = await product.Key();
        var body = new OpenBody(Lines);
        var sending = Send("h2c", key, body);
        var sent = 1;
        await body.Write(Line(Event(Guid.NewGuid().ToString())));
        await Condition.Holds("the first event counts", async () => await Taken(id) == 1);

        (await product.Admin.Post($"/upstreams/{id}/revocation", new { reason = "lost" })).Expect(HttpStatusCode.OK);
        await Condition.Holds("the stream is ended", async () =>
        {
            if (sending.IsCompleted) return true;
            sent++;
            await body.Write(Line(Event(Guid.NewGuid().ToString()))).ContinueWith(_ => { }, TaskScheduler.Default);
            return false;
        });

        using var response = await sending;
        body.End();
        var problem = await Problem(response, HttpStatusCode.Unauthorized, "access.sign-in-required");
        var taken = problem.GetProperty("taken").GetProperty("accepted").GetInt32();
        Assert.InRange(taken, 1, sent - 1);
        Assert.Equal(taken, problem.GetProperty("resumeFrom").GetInt32());
    }

    [Fact]
    public async Task A_packed_stream_that_is_cut_off_says_what_was_taken_and_from_where_to_go_on()
    {
        var (_, key) = await product.Key();
        var events = Some(400);
        var packed = Pack(string.Concat(events.Select(Line)));

        using var response = await Send("http/1.1", key, Bytes(packed[..(packed.Length / 2)], Lines));

        var problem = await Problem(response, HttpStatusCode.BadRequest, "request.gzip-truncated");
        var taken = problem.GetProperty("taken").GetProperty("accepted").GetInt32();
        Assert.InRange(taken, 1, 399);
        Assert.Equal(taken, problem.GetProperty("resumeFrom").GetInt32());
        using var rest = await Send("http/1.1", key, Content(Lines, events[taken..], packed: true));
        Assert.Equal(400 - taken, (await Json(rest)).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_corrupt_body_and_a_bomb_are_refused_clearly()
    {
        var (_, key) = await product.Key();
        var packed = Pack(string.Concat(Some(400).Select(Line)));
        packed[packed.Length / 2] ^= 0xFF;

        using var corrupt = await Send("http/1.1", key, Bytes(packed, Lines));
        await Problem(corrupt, HttpStatusCode.BadRequest, "request.gzip-corrupt");
        using var plain = await Send("http/1.1", key, Bytes("{}"u8.ToArray(), Batch));
        await Problem(plain, HttpStatusCode.BadRequest, "request.gzip-corrupt");
        using var bomb = await Send("http/1.1", key, Bytes(Pack(new string('\n', 64_000_000)), Lines));
        await Problem(bomb, HttpStatusCode.RequestEntityTooLarge, "request.gzip-ratio");
        // Small when packed, over the limit when not.
        using var large = await Send("http/1.1", key, Bytes(Pack("[" + string.Join(",", Some(12_000).Select(Line)) + "]"), Batch));
        await Problem(large, HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Fact]
    public async Task Another_encoding_is_415()
    {
        var (_, key) = await product.Key();
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = new(Lines);
        content.Headers.ContentEncoding.Add("br");

        using var response = await Send("http/1.1", key, content);

        await Problem(response, HttpStatusCode.UnsupportedMediaType, "request.content-encoding");
    }

    [Fact]
    public async Task Pressure_in_the_middle_of_a_stream_tells_exactly_what_was_taken()
    {
        var (id, key) = await product.Key();
        var events = Some(1_500);
        var resume = 0;
        var (accepted, duplicates, refusals) = (0, 0, 0);
        while (resume < events.Length)
        {
            using var response = await Send("h2c", key, Content(Lines, events[resume..], packed: false));
            var answer = await Json(response);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                accepted += answer.GetProperty("accepted").GetInt32();
                duplicates += answer.GetProperty("duplicates").GetInt32();
                break;
            }

            refusals++;
            Assert.Equal((HttpStatusCode.TooManyRequests, "attendance.too-fast"), (response.StatusCode, answer.GetProperty("code").GetString()));
            Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            var taken = answer.GetProperty("taken").GetProperty("accepted").GetInt32();
            Assert.Equal(taken, answer.GetProperty("resumeFrom").GetInt32());
            accepted += taken;
            resume += taken;
        }

        Assert.Equal((1_500, 0), (accepted, duplicates));
        // Three seconds of what a key may send, which no machine is too slow to take in one; and nothing is held back here.
        Assert.True(refusals > 0);
        await Condition.Holds("the figures agree", async () => await Taken(id) == 1_500);
    }

    [Fact]
    public async Task A_flood_of_one_key_leaves_the_others_their_room()
    {
        var (flooder, flood) = await product.Key();
        var bodies = Enumerable.Range(0, 3).Select(_ => new OpenBody(Lines)).ToList();
        var open = bodies.ConvertAll(body => Send("h2c", flood, body));
        foreach (var body in bodies) await body.Write(Line(Event(Guid.NewGuid().ToString())));
        await Condition.Holds("three streams are open", async () => await Taken(flooder) == 3);

        using var fourth = await Send("h2c", flood, Content(Batch, Some(1), packed: false));
        await Problem(fourth, HttpStatusCode.TooManyRequests, "attendance.too-many-streams");
        Assert.True(fourth.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        var (_, other) = await product.Key();
        using var calm = await Send("h2c", other, Content(Batch, Some(1), packed: false));
        Assert.Equal(HttpStatusCode.OK, calm.StatusCode);

        bodies.ForEach(body => body.End());
        foreach (var response in await Task.WhenAll(open)) response.Dispose();
        using var again = await Send("h2c", flood, Content(Batch, Some(1), packed: false));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Keys_are_listed_without_the_key_and_a_revoked_one_is_worthless()
    {
        var (id, key) = await product.Key();
        using (var used = await Send("http/1.1", key, Content(Batch, Some(1), packed: false))) Assert.Equal(HttpStatusCode.OK, used.StatusCode);

        var listed = (await product.Admin.Get("/upstreams?limit=500")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(key, listed.Text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Item(listed, id).GetProperty("revokedAt").ValueKind);
        await Condition.Holds("the last use is noted", async () =>
            Item(await product.Admin.Get("/upstreams?limit=500"), id).GetProperty("lastUsedAt").ValueKind == JsonValueKind.String);

        (await product.Admin.Post($"/upstreams/{id}/revocation", new { reason = "lost" })).Expect(HttpStatusCode.OK);

        await Condition.Holds("the key opens nothing", async () =>
        {
            using var refused = await Send("http/1.1", key, Content(Batch, Some(1), packed: false));
            return refused.StatusCode == HttpStatusCode.Unauthorized;
        });
        Assert.Equal("admin", Item(await product.Admin.Get("/upstreams?limit=500"), id).GetProperty("revokedBy").GetString());
        (await product.Admin.Post("/upstreams/up-none/revocation")).Expect(HttpStatusCode.NotFound, "upstream.unknown");
    }

    [Fact]
    public async Task Rejections_and_unknown_badges_are_listed_for_those_who_did_not_get_the_answer()
    {
        var (id, key) = await product.Key();
        var badge = $"B-{Guid.NewGuid().ToString("N")[..8]}";
        var bad = Guid.NewGuid().ToString();
        object[] events = [Event(Guid.NewGuid().ToString(), badge), Event(bad, "not a number")];

        using var response = await Send("http/1.1", key, Content(Batch, [.. events], packed: false));

        Assert.Equal(1, (await Json(response)).GetProperty("waiting").GetInt32());
        var notes = (await product.Admin.Get("/intake/notes?kind=attendance.subject-invalid")).Expect(HttpStatusCode.OK);
        Assert.Contains(notes["items"].EnumerateArray(), note => note.GetProperty("raw").GetString() == bad);
        await Condition.Holds("the badge is listed", async () => (await product.Admin.Get("/intake/waiting?limit=500"))["items"].EnumerateArray()
            .Any(one => one.GetProperty("badge").GetString() == badge && one.GetProperty("events").GetInt64() == 1));
        await Condition.Holds("the reason is in the figures", async () => (await product.Admin.Get("/intake"))["sources"].EnumerateArray()
            .Any(source => source.GetProperty("id").GetString() == id && source.GetProperty("rejections").EnumerateArray()
                .Any(one => one.GetProperty("code").GetString() == "attendance.subject-invalid")));
    }

    [Fact]
    public async Task Unknown_badges_are_read_page_by_page()
    {
        var (_, key) = await product.Key();
        string[] badges = [.. Enumerable.Range(0, 3).Select(_ => $"B-{Guid.NewGuid().ToString("N")[..8]}")];
        using var response = await Send("http/1.1", key, Content(Batch, [.. badges.Select(badge => Event(Guid.NewGuid().ToString(), badge))], packed: false));
        Assert.Equal(badges.Length, (await Json(response)).GetProperty("waiting").GetInt32());

        await Condition.Holds("all are listed, over several pages", async () =>
        {
            var found = new List<string?>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = (await product.Admin.Get($"/intake/waiting?limit=2&cursor={cursor}")).Expect(HttpStatusCode.OK);
                found.AddRange(page["items"].EnumerateArray().Select(one => one.GetProperty("badge").GetString()));
                cursor = page["next"].GetString();
            }

            return badges.All(found.Contains);
        });
        (await product.Admin.Get("/intake/waiting?cursor=zzz")).Expect(HttpStatusCode.BadRequest, "request.invalid-parameter");
        (await product.Admin.Get("/dead-letters?cursor=-1")).Expect(HttpStatusCode.BadRequest, "request.invalid-parameter");
    }

    [Fact]
    public async Task A_named_proxy_is_believed_about_a_device_s_address()
    {
        string[] addresses = ["10.99.0.0/16"];
        (await product.Admin.Put("/devices/PROXIED01", new { name = "门口", branchCode = "4301", addresses })).Expect(HttpStatusCode.OK);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (await Ping("10.99.0.7"), await Ping("10.98.0.7")));

        async Task<HttpStatusCode> Ping(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product.Plain, "/iclock/ping?SN=PROXIED01"));
            request.Headers.Add("X-Forwarded-For", address);
            using var http = new HttpClient();
            using var response = await http.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task There_are_no_dead_letters_to_retry_and_only_an_administrator_may()
    {
        (await product.Admin.Get("/dead-letters")).Expect(HttpStatusCode.OK);
        (await product.Admin.Post("/dead-letters/0-999999/retry")).Expect(HttpStatusCode.NotFound, "dead-letter.unknown");
        (await product.Admin.Post("/dead-letters/retry")).Expect(HttpStatusCode.OK);
        (await new HttpCaller(product.Plain, (await product.Key()).ApiKey).Get("/dead-letters")).Expect(HttpStatusCode.Forbidden);
    }

    private async Task<int> Taken(string id) => (await product.Admin.Get("/intake")).Expect(HttpStatusCode.OK)["sources"].EnumerateArray()
        .Where(source => source.GetProperty("id").GetString() == id).Select(source => source.GetProperty("today").GetInt32()).SingleOrDefault();

    private async Task<DateTimeOffset?> NewestEvent(string id) =>
        (await product.Admin.Get("/intake")).Expect(HttpStatusCode.OK)["sources"].EnumerateArray()
        .Where(source => source.GetProperty("id").GetString() == id && source.GetProperty("today").GetInt32() == 3)
        .Select(source => source.GetProperty("lastEventAt").Deserialize<DateTimeOffset?>()).SingleOrDefault();

    private async Task<HttpResponseMessage> Send(string way, string key, HttpContent content)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => product.IsOurs(shown) } };
        using var http = new HttpClient(handler) { Timeout = Patience.Limit };
        var server = way switch { "h2" => product.Tls, "h2c" => product.ClearHttp2, _ => product.Plain };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/api/v1/attendance/events"))
        {
            Content = content,
            Version = way == "http/1.1" ? HttpVersion.Version11 : HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Authorization = new("Bearer", key);
        var response = await http.SendAsync(request);
        await response.Content.LoadIntoBufferAsync();
        return response;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());

    private static async Task<JsonElement> Problem(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)status} expected, {(int)response.StatusCode} came: {text}");
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    private static JsonElement Item(HttpAnswer answer, string id) =>
        answer["items"].EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);

    private static object[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => Event(Guid.NewGuid().ToString()))];

    private static object Event(string id, string subject = "X-1") => new
    {
        specversion = "1.0", id, source = IntakeProduct.Source, type = "hr.attendance.punch", subject,
        time = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(8)), data = new { branchCode = "4301" },
    };

    private static string Line(object e) => JsonSerializer.Serialize(e) + "\n";

    private static HttpContent Content(string type, object[] events, bool packed)
    {
        var text = type == Lines ? string.Concat(events.Select(Line)) : JsonSerializer.Serialize(events);
        if (packed) return Bytes(Pack(text), type);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private static ByteArrayContent Bytes(byte[] packed, string type)
    {
        var content = new ByteArrayContent(packed);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
