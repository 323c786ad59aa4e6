using System.Buffers;
using System.Globalization;
using System.Text;
using HrActors.Benchmarks.Product;
using HrActors.Domain.Time;

namespace HrActors.Benchmarks.Attendance;

/// <summary>One request as it goes over the wire.</summary>
internal sealed record PunchRequest(byte[] Body, string ContentType, int Events)
{
    public const string Lines = "application/x-ndjson";

    /// <summary>
    /// What of <paramref name="body"/> is to be sent again when its events before <paramref name="index"/> were decided: of a batch all, which
    /// does no harm.
    /// </summary>
    public ReadOnlyMemory<byte> From(ReadOnlyMemory<byte> body, int index)
    {
        if (ContentType != Lines) return body;
        for (; index > 0; index--) body = body[(body.Span.IndexOf((byte)'\n') + 1)..];
        return body;
    }
}

/// <summary>
/// Renders requests before any clock starts. In every round each employee punches once. Half of the events come from a branch's own
/// terminals, as CloudEvents batches of one branch; the other half from a system of the whole group, as NDJSON lines over all branches.
/// </summary>
internal sealed class PunchRequests(AttendanceLoad load, YearMonth month)
{
    public const string Source = "gates";

    private const int BatchSize = 200;
    private const int LinesSize = 1_000;
    private const int FirstDay = 24;
    private const int Seed = 20_260_301;
    private int _round;
    private long _nextId;

    /// <summary>Requests for the next <paramref name="events"/> punches, whole rounds, in an order that mixes both kinds.</summary>
    public PunchRequest[] Next(int events)
    {
        var requests = new List<PunchRequest>();
        for (var done = 0; done < events; done += load.Employees) requests.AddRange(Round());
        var mixed = requests.ToArray();
        new Random(Seed).Shuffle(mixed);
        return mixed;
    }

    private IEnumerable<PunchRequest> Round()
    {
        var at = new DateTimeOffset(new DateOnly(month.Year, month.Month, FirstDay), new TimeOnly(8, 0), ChinaTime.Offset).AddMinutes(7 * _round);
        _round++;
        // Half of the branches have terminals of their own, the other half the group's; the next round it is the other way.
        var (atBranch, central) = _round % 2 == 0 ? (0, 1) : (1, 0);
        var half = load.Branches / 2;
        foreach (var branch in Enumerable.Range(0, load.Branches).Where(branch => branch / Math.Max(1, half) == atBranch))
        {
            var staff = Enumerable.Range(0, load.Employees / load.Branches).Select(n => (n * load.Branches) + branch);
            foreach (var chunk in staff.Chunk(BatchSize)) yield return Render(chunk, at, "application/cloudevents-batch+json", "[", ",", "]");
        }

        var others = Enumerable.Range(0, load.Employees).Where(i => i % load.Branches / Math.Max(1, half) == central);
        foreach (var chunk in others.Chunk(LinesSize)) yield return Render(chunk, at, PunchRequest.Lines, "", "\n", "\n");
    }

    private PunchRequest Render(int[] employees, DateTimeOffset from, string type, string begin, string between, string end)
    {
        var body = new ArrayBufferWriter<byte>(employees.Length * 220);
        Write(body, begin);
        for (var n = 0; n < employees.Length; n++)
        {
            if (n > 0) Write(body, between);
            var i = employees[n];
            var at = from.AddMilliseconds(i % 300_000).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
            Write(body, string.Create(CultureInfo.InvariantCulture,
                $$$"""{"specversion":"1.0","id":"{{{_nextId++:0000000000}}}","source":"{{{Source}}}","type":"hr.attendance.punch","subject":"{{{MadeUpGroup.EmployeeNo(i)}}}","time":"{{{at}}}","data":{"branchCode":"{{{MadeUpGroup.Branch(i % load.Branches)}}}","device":"gate-{{{i % 7}}}"}}"""));
        }

        Write(body, end);
        return new(body.WrittenSpan.ToArray(), type, employees.Length);
    }

    private static void Write(ArrayBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);
}
