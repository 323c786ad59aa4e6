using System.Collections.Concurrent;
using HrActors.DurableLog.Appending;
using HrActors.DurableLog.Delivery;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.DurableLog;

/// <summary>The log over its database: prepares events on the caller's thread and hands them to the appender of their queue.</summary>
internal sealed class EventLog : IDurableLog, ILogHealth, IAsyncDisposable
{
    private readonly LogDatabase _database;
    private readonly DurableLogOptions _options;
    private readonly QueueTail[] _tails;
    private readonly Appender[] _appenders;
    private readonly ConcurrentDictionary<LogStream, StreamPlace> _streams = new();
    private readonly Lock _startLock = new();
    private Task? _start;

    public EventLog(LogDatabase database, IOptions<DurableLogOptions> options, TimeProvider time, ILogger<EventLog> logger)
    {
        _database = database;
        _options = options.Value;
        _tails = [.. Enumerable.Range(0, _options.QueueCount).Select(_ => new QueueTail(_options.CacheSize))];
        _appenders =
        [
            .. Enumerable.Range(0, database.OneWriter ? 1 : _options.QueueCount)
                .Select(_ => new Appender(database, _options, _tails, time, logger)),
        ];
    }

    public LogDatabase Database => _database;

    public DurableLogOptions Options => _options;

    public int Waiting => _appenders.Sum(appender => appender.Waiting);

    public LogTrouble? Trouble => _appenders.Select(appender => appender.Trouble).FirstOrDefault(trouble => trouble is not null);

    public QueueTail Tail(int queue) => _tails[queue];

    /// <summary>Prepares the database, once; a failed try is repeated by the next caller.</summary>
    public Task Start()
    {
        lock (_startLock)
        {
            if (_start is null or { IsFaulted: true } or { IsCanceled: true })
                _start = Task.Run(() => _database.Start(_options.QueueCount, _options.ApplySchema, CancellationToken.None));
            return _start;
        }
    }

    public async Task<IReadOnlyList<AppendOutcome>> Append(
        LogStream stream, IReadOnlyList<LogEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0) return [];
        var place = await Place(stream, cancellationToken);
        var appender = _appenders[place.Queue % _appenders.Length];
        var parts = Split(stream, place, events);
        if (parts.Length == 1)
        {
            await appender.Append(parts[0], cancellationToken);
        }
        else
        {
            foreach (var part in parts) await appender.Append(part, cancellationToken);
        }

        var outcomes = new AppendOutcome[events.Count];
        var at = 0;
        foreach (var part in parts)
        {
            foreach (ref readonly var e in part.Events.AsSpan()) outcomes[at++] = e.Outcome;
        }

        return outcomes;
    }

    public async Task<IReadOnlyList<LogRecord>> ReadStream(
        LogStream stream, long afterPosition, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await Start().WaitAsync(cancellationToken);
        if (!_streams.TryGetValue(stream, out var place))
        {
            if (await _database.FindStream(stream, cancellationToken) is not { } found) return [];
            place = _streams.GetOrAdd(stream, found);
        }

        return await _database.ReadStream(place.StreamId, afterPosition, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<LogRecord>> ReadSubject(
        string ns, string subject, IReadOnlyDictionary<int, long> afterPositionByQueue, int limit, CancellationToken cancellationToken)
    {
        var found = await ReadSubjects(
            ns, [new() { Subject = subject, AfterPositionByQueue = afterPositionByQueue }], limit, cancellationToken);
        return found.GetValueOrDefault(subject) ?? [];
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<LogRecord>>> ReadSubjects(
        string ns, IReadOnlyList<SubjectPosition> subjects, int limit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(ns);
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await Start().WaitAsync(cancellationToken);
        var found = await _database.ReadSubjects(ns, subjects, _options.QueueCount, limit, cancellationToken);
        return found.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<LogRecord>)pair.Value);
    }

    public async Task<long> DropMonthsBefore(DateOnly firstKept, CancellationToken cancellationToken)
    {
        await Start().WaitAsync(cancellationToken);
        return await _database.DropBefore(Microseconds.Month(firstKept.Year, firstKept.Month), cancellationToken);
    }

    public async Task<IReadOnlyList<QueueStatus>> GetStatus(CancellationToken cancellationToken)
    {
        await Start().WaitAsync(cancellationToken);
        return await _database.ReadStatus(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var appender in _appenders) await appender.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async ValueTask<StreamPlace> Place(LogStream stream, CancellationToken cancellationToken)
    {
        if (_streams.TryGetValue(stream, out var place)) return place;
        try
        {
            await Start().WaitAsync(cancellationToken);
            place = await _database.FindOrAddStream(stream, EventHash.Queue(stream, _options.QueueCount), cancellationToken);
        }
        catch (System.Data.Common.DbException e)
        {
            throw new LogBusyException("The log's database does not answer.", _options.RetryAfter, e);
        }

        return _streams.GetOrAdd(stream, place);
    }

    private PendingAppend[] Split(LogStream stream, StreamPlace place, IReadOnlyList<LogEvent> events)
    {
        var parts = new PendingAppend[(events.Count + _options.MaxCommit - 1) / _options.MaxCommit];
        for (var i = 0; i < parts.Length; i++)
        {
            var first = i * _options.MaxCommit;
            var prepared = new PreparedEvent[Math.Min(_options.MaxCommit, events.Count - first)];
            for (var j = 0; j < prepared.Length; j++) prepared[j] = PreparedEvent.From(stream, events[first + j]);
            parts[i] = new(stream, place, prepared);
        }

        return parts;
    }
}
