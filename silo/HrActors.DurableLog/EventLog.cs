using System.Collections.Concurrent;
using HrActors.DurableLog.Appending;
using HrActors.DurableLog.Delivery;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.DurableLog;

/// <summary>The log over its database: prepares events on the caller's thread and hands them to the appender of their queue.</summary>
internal sealed class EventLog : IDurableLog, ILogHealth, IAsyncDisposable
{
    private const int MaxSources = 200_000;
    private readonly LogDatabase _database;
    private readonly DurableLogOptions _options;
    private readonly QueueTail[] _tails;
    private readonly Appender[] _appenders;
    private readonly ConcurrentDictionary<LogStream, StreamPlace> _streams = new();
    private readonly ConcurrentDictionary<(string Namespace, string Source), int> _sources = new();
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
        return events.Count == 0 ? [] : (await Append([new(stream, events)], cancellationToken))[0];
    }

    public async Task<IReadOnlyList<IReadOnlyList<AppendOutcome>>> Append(
        IReadOnlyList<StreamEvents> batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var append = new BatchAppend(_options.MaxCommit);
        foreach (var (stream, events) in batch)
        {
            if (events.Count == 0) continue;
            // Both numbers of a new stream are asked for at once.
            var place = Place(stream, cancellationToken).AsTask();
            var prepared = Prepare(stream, events, cancellationToken).AsTask();
            await Task.WhenAll(place, prepared);
            append.Add(stream, await place, await prepared);
        }

        // Queues commit side by side; within one the order of the batch stands, also when a commit fails.
        await Task.WhenAll(append.ByQueue.Select(async queue =>
        {
            var appender = _appenders[queue.Key % _appenders.Length];
            foreach (var pending in queue.Value) await appender.Append(pending, cancellationToken);
        }));
        return append.Outcomes(batch);
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

        return await _database.ReadStream(place, afterPosition, limit, cancellationToken);
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

    public async Task<long> DropMonthsBefore(DateOnly firstKept, IReadOnlyList<QueueStatus>? delivered, CancellationToken cancellationToken)
    {
        await Start().WaitAsync(cancellationToken);
        return await _database.DropBefore(new(firstKept.Year, firstKept.Month, 1), delivered, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> SubjectsBefore(
        string ns, DateOnly firstKept, string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(ns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await Start().WaitAsync(cancellationToken);
        return await _database.ReadSubjectsBefore(ns, new(firstKept.Year, firstKept.Month, 1), after ?? "", limit, cancellationToken);
    }

    public async Task<bool> Forget(IReadOnlyList<LogStream> streams, IReadOnlyList<LogSource> sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(sources);
        await Start().WaitAsync(cancellationToken);
        return await _database.Forget(streams, sources, cancellationToken);
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
            place = await _database.FindOrAddStream(stream, StreamHash.Queue(stream, _options.QueueCount), cancellationToken);
        }
        catch (System.Data.Common.DbException e)
        {
            throw new LogBusyException("The log's database does not answer.", _options.RetryAfter, e);
        }

        return _streams.GetOrAdd(stream, place);
    }

    private async ValueTask<PreparedEvent[]> Prepare(LogStream stream, IReadOnlyList<LogEvent> events, CancellationToken cancellationToken)
    {
        var prepared = new PreparedEvent[events.Count];
        var (source, sourceId) = ("", 0);
        for (var i = 0; i < prepared.Length; i++)
        {
            var e = events[i];
            ArgumentException.ThrowIfNullOrEmpty(e.Source);
            // Mostly all events of a call have one source.
            if (e.Source != source) (source, sourceId) = (e.Source, await SourceId(stream.Namespace, e.Source, cancellationToken));
            prepared[i] = PreparedEvent.From(e, sourceId);
        }

        return prepared;
    }

    private async ValueTask<int> SourceId(string ns, string source, CancellationToken cancellationToken)
    {
        if (_sources.TryGetValue((ns, source), out var id)) return id;
        try
        {
            await Start().WaitAsync(cancellationToken);
            id = await _database.FindOrAddSource(ns, source, cancellationToken);
        }
        catch (System.Data.Common.DbException e)
        {
            throw new LogBusyException("The log's database does not answer.", _options.RetryAfter, e);
        }

        if (_sources.Count >= MaxSources) _sources.Clear();
        return _sources[(ns, source)] = id;
    }
}
