using System.Runtime.CompilerServices;
using System.Text;
using HrActors.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrActors.DurableLog.Tests;

/// <summary>Logs without a silo, and events to put into them.</summary>
internal static class TestLog
{
    public static readonly DateTimeOffset Monday = new(2024, 3, 4, 8, 58, 0, TimeSpan.FromHours(8));

    public static EventLog Open(LogDatabase database, Action<DurableLogOptions>? configure = null)
    {
        var options = new DurableLogOptions();
        configure?.Invoke(options);
        return new(database, Options.Create(options), TimeProvider.System, NullLogger<EventLog>.Instance);
    }

    public static LogEvent Event(string id, string content = "x", string? subject = null, DateTimeOffset? at = null) => new()
    {
        Source = "clock",
        EventId = id,
        Subject = subject,
        OccurredAt = at ?? Monday,
        Payload = Encoding.UTF8.GetBytes(content),
    };

    public static string Text(this LogRecord record) => Encoding.UTF8.GetString(record.Payload.Span);

    public static Task<IReadOnlyList<AppendOutcome>> Append(this IDurableLog log, LogStream stream, params LogEvent[] events) =>
        log.Append(stream, events, CancellationToken.None);

    public static Task<IReadOnlyList<LogRecord>> ReadAll(this IDurableLog log, LogStream stream, long after = 0) =>
        log.ReadStream(stream, after, int.MaxValue, CancellationToken.None);

    /// <summary>Looks again and again until it holds; fails after a time that no healthy run needs.</summary>
    public static async Task Until(Func<Task<bool>> met, [CallerArgumentExpression(nameof(met))] string what = "") =>
        await Eventually.Get(met, holds => holds, what);

    public static Task Until(Func<bool> met, [CallerArgumentExpression(nameof(met))] string what = "") => Until(() => Task.FromResult(met()), what);

    /// <summary>All records of a queue as the tables hold them.</summary>
    public static Task<List<LogRecord>> ReadQueue(this EventLog log, int queue) =>
        log.Database.ReadQueue(queue, 0, long.MaxValue, int.MaxValue, CancellationToken.None);
}
