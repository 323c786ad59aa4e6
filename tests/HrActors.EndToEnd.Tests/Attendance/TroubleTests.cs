using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Devices;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Attendance;

/// <summary>A log without room, an actor that cannot wake, a clock that is slow: what outside sees of it, and that it mends.</summary>
public sealed class TroubleTests(TroubledProduct product) : IClassFixture<TroubledProduct>
{
    private const string Branch = "4401";
    private const int Lines = 200;
    private static readonly string[] Anywhere = ["127.0.0.0/8", "::1"];

    [Fact]
    public async Task A_log_without_room_refuses_in_the_middle_of_a_stream_and_says_from_where_to_go_on()
    {
        var (id, key) = await product.Key(Branch);
        var streams = Enumerable.Range(0, 4).Select(_ => new Upstream(product.Host.Url, key)).ToList();
        foreach (var stream in streams) await stream.Send(Lines);
        await Condition.Holds("all have been taken so far", async () => await Taken(id) == streams.Count * Lines);

        Answer refused;
        await using (await product.Block())
        {
            // Each has one chunk under way, and the log has room for one: the others wait for room, and then are told to come back.
            foreach (var stream in streams)
            {
                await stream.Send(Lines);
                stream.End();
            }

            refused = await (await Task.WhenAny(streams.Select(stream => stream.Answered)));
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "attendance.pressure"), (refused.Status, refused.Json.GetProperty("code").GetString()));
        Assert.True(refused.RetryAfter > TimeSpan.Zero);
        var repeated = 0;
        foreach (var stream in streams)
        {
            var answer = await stream.Answered;
            var resumeFrom = 2 * Lines;
            if (answer.Status == HttpStatusCode.OK)
            {
                Assert.Equal(2 * Lines, answer.Accepted);
                continue;
            }

            resumeFrom = answer.Json.GetProperty("resumeFrom").GetInt32();
            Assert.InRange(resumeFrom, Lines, (2 * Lines) - 1);
            Assert.Equal(resumeFrom, answer.Json.GetProperty("taken").GetProperty("accepted").GetInt32());
            var rest = await stream.SendAgain(resumeFrom);
            Assert.Equal((HttpStatusCode.OK, (2 * Lines) - resumeFrom), (rest.Status, rest.Accepted));
            repeated++;
        }

        Assert.InRange(repeated, 1, streams.Count);
        await Condition.Holds("every event is counted once", async () => await Taken(id) == streams.Count * 2 * Lines);
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task What_an_actor_cannot_take_is_a_dead_letter_until_it_is_mended_and_retried()
    {
        // Not one of the sample group's, which the start looks at.
        const string Own = "E2E-T1";
        (await product.Admin.Put($"/branches/{Own}", new { name = "故障分公司", legalEntity = "示例", regionCode = "430100" })).Expect(HttpStatusCode.Created);
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire(Own))).Expect(HttpStatusCode.Created);
        await product.Host.Kill();
        var state = await product.ReplaceState("branch/branch", $"br:{Own}", [0xFF, 0x00, 0xFF]);
        await product.Host.Run();

        (await product.Manager.Patch($"/employees/{person.EmployeeNo}", new { phone = "13900000000", reason = "换号" })).Expect(HttpStatusCode.OK);

        var letter = await Letter(Own, attempts: 1);
        var letterId = letter.GetProperty("id").GetString();
        Assert.Equal(1, (await product.Admin.Post($"/dead-letters/{letterId}/retry")).Expect(HttpStatusCode.OK)["events"].GetInt32());
        // Still not to be woken: it comes back.
        Assert.Equal(letterId, (await Letter(Own, attempts: 2)).GetProperty("id").GetString());

        await product.ReplaceState("branch/branch", $"br:{Own}", state);
        (await product.Admin.Post($"/dead-letters/{letterId}/retry")).Expect(HttpStatusCode.OK);

        await Condition.Holds("it is delivered", async () => !(await Letters()).Exists(other => other.GetProperty("id").GetString() == letterId));
        (await product.Admin.Post($"/dead-letters/{letterId}/retry")).Expect(HttpStatusCode.NotFound, "dead-letter.unknown");
        // What else came for the branch meanwhile, all at once; and again, should more come while that is under way.
        await Condition.Holds("everything is delivered", async () =>
        {
            if ((await Letters()).Count == 0) return true;
            (await product.Admin.Post("/dead-letters/retry")).Expect(HttpStatusCode.OK);
            return false;
        });
        Assert.Equal(1, (await product.Manager.Get($"/employees?branch={Own}&q={person.EmployeeNo}")).Expect(HttpStatusCode.OK)["items"].GetArrayLength());
    }

    [Fact]
    public async Task A_clock_that_is_slow_raises_an_alert_and_a_clock_that_was_set_takes_it_back()
    {
        var clock = new SimulatedClock(product.Host.Url, "SLOW" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)) { Off = TimeSpan.FromSeconds(-95) };
        (await product.Admin.Put($"/devices/{clock.Serial}", new { name = "门口", branchCode = Branch, addresses = Anywhere, driftAlertSeconds = 60 }))
            .Expect(HttpStatusCode.OK);
        Assert.False((await Device())["driftAlert"].GetBoolean());

        await Condition.Holds("the device is known to be slow", async () => await Punched() && (await Device())["driftAlert"].GetBoolean());

        Assert.InRange((await Device())["driftSeconds"].GetInt64(), 94, 97);
        // The list is told behind the device.
        await Condition.Holds("it is listed as slow", async () =>
            (await product.Manager.Get("/devices?registered=true&limit=500")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
                .Any(device => device.GetProperty("serial").GetString() == clock.Serial && device.GetProperty("driftAlert").GetBoolean()));

        clock.Off = TimeSpan.Zero;
        await Condition.Holds("it is known to be right again", async () => await Punched() && !(await Device())["driftAlert"].GetBoolean());

        async Task<bool> Punched()
        {
            await clock.Poll();
            clock.Punch("7", 0, DateTimeOffset.UtcNow);
            return await clock.Push() == 1;
        }

        async Task<HttpAnswer> Device() => (await product.Admin.Get($"/devices/{clock.Serial}")).Expect(HttpStatusCode.OK);
    }

    private async Task<int> Taken(string id) => (await product.Admin.Get("/intake")).Expect(HttpStatusCode.OK)["sources"].EnumerateArray()
        .Where(source => source.GetProperty("id").GetString() == id).Select(source => source.GetProperty("today").GetInt32()).SingleOrDefault();

    private async Task<List<JsonElement>> Letters() =>
        [.. (await product.Admin.Get("/dead-letters")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];

    /// <summary>The first of the branch's changes that was offered so often in vain.</summary>
    private async Task<JsonElement> Letter(string branch, int attempts)
    {
        var found = await Eventually.Get(Letters, letters => letters.Exists(Is), "the dead letter is listed");
        return found.Find(Is);

        bool Is(JsonElement letter) => letter.GetProperty("stream").GetString() == $"changes/br:{branch}" && letter.GetProperty("attempts").GetInt32() == attempts;
    }

    /// <summary>One stream of an upstream system; remembers what it sent, as it has to.</summary>
    private sealed class Upstream : IDisposable
    {
        private const string Type = "application/x-ndjson";
        private readonly List<string> _sent = [];
        private readonly OpenBody _body = new(Type);
        private readonly Uri _url;
        private readonly string _key;

        public Upstream(Uri url, string key)
        {
            (_url, _key) = (url, key);
            Answered = Post(_body);
        }

        public Task<Answer> Answered { get; }

        public async Task Send(int lines)
        {
            var added = Enumerable.Range(0, lines).Select(_ => JsonSerializer.Serialize(new
            {
                specversion = "1.0", id = Guid.NewGuid(), source = TroubledProduct.Source, type = "hr.attendance.punch", subject = "X-1",
                time = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(8)), data = new { branchCode = Branch },
            }) + "\n").ToList();
            _sent.AddRange(added);
            await _body.Write(string.Concat(added));
        }

        public void End() => _body.End();

        public void Dispose() => _body.Dispose();

        public Task<Answer> SendAgain(int from) => Post(new StringContent(string.Concat(_sent.Skip(from)), new System.Net.Http.Headers.MediaTypeHeaderValue(Type)));

        private async Task<Answer> Post(HttpContent content)
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience.Limit };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_url, "/api/v1/attendance/events")) { Content = content };
            request.Headers.Authorization = new("Bearer", _key);
            using var response = await http.SendAsync(request);
            return new(response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()), response.Headers.RetryAfter?.Delta);
        }
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement Json, TimeSpan? RetryAfter)
    {
        public int Accepted => Json.GetProperty("accepted").GetInt32();
    }
}
