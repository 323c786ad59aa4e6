using System.Runtime.InteropServices;
using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// Reads one queue for its pulling agent: from the checkpoint on, out of memory where the appender of this silo just wrote, otherwise
/// from the table. Waits a little when there is nothing, so that news travels without polling.
/// </summary>
internal sealed class LogQueueReceiver(EventLog log, int queue, LogQueueCache cache, TimeProvider time) : IQueueAdapterReceiver
{
    private const int MaxPage = 2_000;
    private static readonly TimeSpan RetryCheck = TimeSpan.FromSeconds(5);
    private readonly QueueTail _tail = log.Tail(queue);
    private readonly StreamQueueCheckpointer _checkpointer = new(
        new QueueCheckpointStore(log.Database, queue),
        new() { PersistInterval = log.Options.CheckpointPeriod, CheckpointComparer = StreamCheckpointComparers.Numeric });

    private readonly List<LogRecord> _page = [];
    private long _after = -1;
    private long _checkpoint = -1;
    private bool _checkpointSaved = true;
    private DateTimeOffset _nextFlush;
    private DateTimeOffset _nextRetryCheck;

    public Task Initialize(TimeSpan timeout) => Begin(CancellationToken.None).WaitAsync(timeout);

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        try
        {
            await Begin(cancellationToken);
            var found = await DueRetries(cancellationToken);
            if (found.Count > 0) return found;

            var max = maxCount is > 0 and < MaxPage ? maxCount : MaxPage;
            await Read(max, cancellationToken);
            if (_page.Count == 0 && await News(cancellationToken)) await Read(max, cancellationToken);
            return ToBatches();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The agent is stopping; to it an exception here would look like a broken queue. What was read stays unread.
            return [];
        }
    }

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => MessagesDeliveredAsync(messages, CancellationToken.None);

    public async Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken)
    {
        Checkpoint();
        var delivered = messages.Select(message => message.SequenceToken.SequenceNumber).ToArray();
        await log.Database.DeleteDeadLetters(queue, delivered, cancellationToken);
    }

    public async Task Shutdown(TimeSpan timeout)
    {
        _tail.Detach();
        if (_after < 0) return;
        await MessagesDeliveredAsync(cache.Close());
        using var limit = new CancellationTokenSource(timeout);
        await _checkpointer.FlushAsync(limit.Token);
    }

    /// <summary>Finds the place to start from; repeated by every read until the database has answered.</summary>
    private async Task Begin(CancellationToken cancellationToken)
    {
        if (_after >= 0) return;
        await log.Start().WaitAsync(cancellationToken);
        _tail.Attach();
        var checkpoint = QueueCheckpointStore.Position(await _checkpointer.Load(cancellationToken));
        _tail.Announce((await log.Database.ReadQueueState(queue, cancellationToken)).Head);
        _after = checkpoint;
    }

    /// <summary>Fills the page with what follows, from memory or, where memory does not reach back, from the table.</summary>
    private async Task Read(int max, CancellationToken cancellationToken)
    {
        _page.Clear();
        while (_page.Count < max)
        {
            var records = _tail.Take(_after, max - _page.Count, out var readTo);
            if (records.Count > 0)
            {
                _page.AddRange(records);
                _after = records[^1].Position;
                continue;
            }

            if (readTo == 0 || _page.Count > 0) return;
            var stored = await log.Database.ReadQueue(queue, _after, readTo, max, cancellationToken);
            _page.AddRange(stored);
            _after = stored.Count < max ? readTo : stored[^1].Position;
        }
    }

    /// <summary>Waits until something is appended here, or a poll's time has passed and another silo may have appended.</summary>
    private async Task<bool> News(CancellationToken cancellationToken)
    {
        try
        {
            await _tail.News(_after).WaitAsync(log.Options.PollPeriod, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            await FlushCheckpoint(cancellationToken);
            if (log.Database.OneWriter) return false;
            _tail.Announce((await log.Database.ReadQueueState(queue, cancellationToken)).Head);
            return true;
        }
    }

    private void Checkpoint()
    {
        if (cache.Finished <= _checkpoint) return;
        _checkpoint = cache.Finished;
        _checkpointSaved = false;
        _checkpointer.Update(QueueCheckpointStore.Text(_checkpoint), time.GetUtcNow().UtcDateTime, CancellationToken.None);
    }

    /// <summary>The checkpointer saves at intervals, when it is told something new: after the last record someone must make it save.</summary>
    private async Task FlushCheckpoint(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_checkpointSaved || now < _nextFlush) return;
        _nextFlush = now + log.Options.CheckpointPeriod;
        await _checkpointer.FlushAsync(cancellationToken);
        _checkpointSaved = true;
    }

    private async Task<IList<IBatchContainer>> DueRetries(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = _tail.TakeRetryAsked();
        if (now < _nextRetryCheck && !asked) return [];
        _nextRetryCheck = now + RetryCheck;
        var due = await log.Database.ReadDeadLetters(new(log.Options.MaxDelivery, Queue: queue, DueAt: now), cancellationToken);
        return
        [
            .. due.Where(letter => !cache.OfferedAgain.Contains(letter.Record.Position))
                .Select(letter => cache.Again(ToStreamId(letter.Record.Stream), letter)),
        ];
    }

    /// <summary>One batch per stream of the page, at most a delivery long, in the order the streams appear.</summary>
    private List<IBatchContainer> ToBatches()
    {
        var batches = new List<IBatchContainer>();
        var byStream = new Dictionary<LogStream, List<LogRecord>>();
        List<LogRecord>? records = null;
        foreach (var record in _page)
        {
            // What was appended together lies together: mostly the stream is the one just seen.
            if (records is null || records[0].Stream != record.Stream)
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(byStream, record.Stream, out _);
                records = entry ??= [];
            }

            records.Add(record);
        }

        foreach (var (stream, found) in byStream)
        {
            var id = ToStreamId(stream);
            for (var from = 0; from < found.Count; from += log.Options.MaxDelivery)
                batches.Add(cache.Batch(id, found.GetRange(from, Math.Min(log.Options.MaxDelivery, found.Count - from)).ToArray()));
        }

        _page.Clear();
        return batches;
    }

    private static StreamId ToStreamId(LogStream stream) => StreamId.Create(stream.Namespace, stream.Key);
}
