using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using HrActors.Sandbox.Hosting;

namespace HrActors.Sandbox.Callbacks;

/// <summary>Pushes due callbacks, signed over the exact bytes of the body, and tries again until they are taken.</summary>
internal sealed partial class CallbackSender(CallbackOutbox outbox, AgencyLink link, ILogger<CallbackSender> logger) : IDisposable
{
    public const string SignatureHeader = "X-Signature";

    private const int InFlight = 8;
    private const int LongestWaitSeconds = 30;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <returns>How many attempts were made; 0 also when nobody wants callbacks.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        if (link.Terms is not { CallbackUrl: { } url, CallbackSecret: { } secret }) return 0;

        var attempts = 0;
        var due = await outbox.Due();
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due.GroupBy(row => row.ReceiptNo), options, async (receipt, token) =>
        {
            foreach (var row in Arrange([.. receipt]))
            {
                Interlocked.Increment(ref attempts);
                if (!await Push(row, url, secret, token) && !row.Unordered) break;
            }
        });
        return attempts;
    }

    public void Dispose() => _client.Dispose();

    /// <summary><c>sha256=</c> and the HMAC-SHA256 of the body in hex.</summary>
    public static string Sign(byte[] body, string secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>In order; those without order newest first, so that what piled up arrives the wrong way round.</summary>
    private static IEnumerable<CallbackRow> Arrange(IReadOnlyList<CallbackRow> rows) =>
        rows.Where(row => !row.Unordered).Concat(rows.Where(row => row.Unordered).Reverse());

    /// <returns>False when it stays pending.</returns>
    private async Task<bool> Push(CallbackRow row, Uri url, string secret, CancellationToken cancellationToken)
    {
        var status = await Post(row, url, secret, cancellationToken);
        var state = status switch
        {
            >= 200 and < 300 => CallbackRow.Delivered,
            408 or 429 => CallbackRow.Pending,
            >= 400 and < 500 => CallbackRow.Rejected,
            _ => CallbackRow.Pending,
        };
        await outbox.Record(row, state, status, Wait(row.Attempts));
        if (state == CallbackRow.Rejected) LogRejected(row.EventId, status);
        return state != CallbackRow.Pending;
    }

    /// <returns>The status; null when there was no answer.</returns>
    private async Task<int?> Post(CallbackRow row, Uri url, string secret, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(row.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, Sign(body, secret));
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException e)
        {
            LogUnreachable(row.EventId, e.HttpRequestError);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(row.EventId, HttpRequestError.Unknown);
            return null;
        }
    }

    /// <summary>1, 2, 4 ... 30 seconds.</summary>
    private static TimeSpan Wait(int earlierAttempts) =>
        TimeSpan.FromSeconds(Math.Min(LongestWaitSeconds, 1 << Math.Min(earlierAttempts, 5)));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Callback {EventId} found nobody: {Reason}")]
    private partial void LogUnreachable(string eventId, HttpRequestError reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Callback {EventId} was rejected with {Status} and is not sent again")]
    private partial void LogRejected(string eventId, int? status);
}
