using System.Globalization;
using System.Net;
using System.Text;

namespace HrActors.EndToEnd.Tests.Devices;

/// <summary>
/// A time clock as it hangs on the wall: keeps its rows until the server acknowledges exactly as many as it sent, sends the oldest first in
/// bounded uploads, believes its own clock, and knows nothing of keys or JSON.
/// </summary>
internal sealed class SimulatedClock(Uri server, string serial)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience.Limit };

    private readonly Queue<string> _kept = new();
    private long _stamp = 9_000;

    public string Serial => serial;

    /// <summary>How far its clock is off; positive: it is fast.</summary>
    public TimeSpan Off { get; set; }

    /// <summary>Rows of one upload.</summary>
    public int PerUpload { get; init; } = 500;

    public int Kept => _kept.Count;

    /// <summary>Somebody punches now; the row shows the device's own time.</summary>
    public string Punch(string pin, int state, DateTimeOffset at)
    {
        var shown = at.ToOffset(TimeSpan.FromHours(8)).DateTime + Off;
        var row = string.Create(CultureInfo.InvariantCulture, $"{pin}\t{shown:yyyy-MM-dd HH:mm:ss}\t{state}\t1\t0\t0\t0");
        _kept.Enqueue(row);
        return row;
    }

    /// <summary>A line of its storage gone bad.</summary>
    public void Garble(string line) => _kept.Enqueue(line);

    /// <summary>Sends what it kept; stops at the first upload that is not acknowledged. The number of uploads made.</summary>
    public async Task<int> Push(Encoding? encoding = null, bool lines13 = false)
    {
        var uploads = 0;
        while (_kept.Count > 0)
        {
            var rows = _kept.Take(PerUpload).ToList();
            uploads++;
            var answer = await Post(rows, encoding, lines13);
            // Anything but exactly the count: the device keeps them and sends them again.
            if (answer.Status != HttpStatusCode.OK || answer.Text.Trim() != string.Create(CultureInfo.InvariantCulture, $"OK: {rows.Count}")) break;
            foreach (var _ in rows) _kept.Dequeue();
            _stamp += rows.Count;
        }

        return uploads;
    }

    /// <summary>Sends rows once, whatever comes back.</summary>
    public Task<ClockAnswer> Post(IReadOnlyList<string> rows, Encoding? encoding = null, bool lines13 = false) =>
        PostTable("ATTLOG", string.Join(lines13 ? "\r\n" : "\n", rows) + (lines13 ? "\r\n" : "\n"), encoding);

    public Task<ClockAnswer> PostTable(string table, string body, Encoding? encoding = null)
    {
        var content = new ByteArrayContent((encoding ?? Encoding.UTF8).GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        return Send(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"cdata?SN={serial}&table={table}&Stamp={_stamp}"), content);
    }

    public Task<ClockAnswer> Options() => Send(HttpMethod.Get, $"cdata?SN={serial}&options=all&pushver=2.2.14&language=83");

    public Task<ClockAnswer> Poll(string? firmware = null) =>
        Send(HttpMethod.Get, $"getrequest?SN={serial}{(firmware is null ? "" : $"&INFO={Uri.EscapeDataString(firmware + ",5,0,120,10.0.0.9")}")}");

    public Task<ClockAnswer> Answer(int order, int result, string command) =>
        Send(HttpMethod.Post, $"devicecmd?SN={serial}", new StringContent($"ID={order}&Return={result}&CMD={command}\n"));

    public Task<ClockAnswer> Ping() => Send(HttpMethod.Get, $"ping?SN={serial}");

    public async Task<ClockAnswer> Send(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, "/iclock/" + path)) { Content = content };
        using var response = await Http.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType);
    }
}

internal sealed record ClockAnswer(HttpStatusCode Status, string Text, string? MediaType);
