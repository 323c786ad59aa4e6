using System.Threading.Channels;
using HrActors.DurableLog.Delivery;
using Microsoft.Extensions.Logging;

namespace HrActors.DurableLog.Appending;

/// <summary>
/// Writes the events of its queues: takes what has come in while the last commit ran, up to the limit, and commits it in one go. The only
/// writer of these queues in this process; other processes are kept apart by the row lock of the queue.
/// </summary>
internal sealed partial class Appender : IAsyncDisposable
{
    private readonly LogDatabase _database;
    private readonly DurableLogOptions _options;
    private readonly IReadOnlyList<QueueTail> _tails;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Admission _admission;
    private readonly Channel<PendingAppend> _channel = Channel.CreateUnbounded<PendingAppend>(new() { SingleReader = true });
    private readonly Dictionary<int, QueueMemory> _memories = [];
    private readonly int _maxCommit;
    private readonly Task _loop;
    private volatile LogTrouble? _trouble;
    private PendingAppend? _left;

    public Appender(
        LogDatabase database, DurableLogOptions options, IReadOnlyList<QueueTail> tails, TimeProvider time, ILogger logger)
    {
        _database = database;
        _options = options;
        _tails = tails;
        _time = time;
        _logger = logger;
        // One appender for all queues does the work of as many.
        var queues = database.OneWriter ? options.QueueCount : 1;
        _maxCommit = options.MaxCommit * queues;
        _admission = new(options.MaxWaiting * queues);
        _loop = Task.Run(Run);
    }

    /// <summary>Events accepted and not committed yet.</summary>
    public int Waiting => _admission.Inside;

    /// <inheritdoc cref="ILogHealth.Trouble"/>
    public LogTrouble? Trouble => _trouble;

    /// <summary>Returns after the commit; the outcomes are in the events of <paramref name="append"/>.</summary>
    /// <exception cref="LogBusyException">There was no room in time, or the database refused.</exception>
    public async Task Append(PendingAppend append, CancellationToken cancellationToken)
    {
        if (!await _admission.Enter(append.EventCount, _options.MaxWait, cancellationToken))
            throw new LogBusyException("Too many events wait to be written.", _options.RetryAfter);

        if (!_channel.Writer.TryWrite(append))
        {
            _admission.Leave(append.EventCount);
            throw new LogBusyException("The log is closing.", _options.RetryAfter);
        }

        await append.Done.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what waits and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _loop;
    }

    private async Task Run()
    {
        while (_left is not null || await _channel.Reader.WaitToReadAsync())
        {
            var commits = Take();
            try
            {
                var storedAt = _time.GetUtcNow();
                await _database.Commit(commits, storedAt, CancellationToken.None);
                _trouble = null;
                foreach (var commit in commits) Publish(commit, storedAt);
            }
            catch (Exception exception)
            {
                // Whatever went wrong, these callers must hear of it and the loop must live on: the next commit may succeed.
                _trouble = new(_trouble?.Since ?? _time.GetUtcNow(), exception);
                LogCommitFailed(exception);
                foreach (var commit in commits) Fail(commit, exception);
            }
        }
    }

    private List<QueueCommit> Take()
    {
        var commits = new List<QueueCommit>(1);
        var count = 0;
        while ((_left ?? (_channel.Reader.TryRead(out var next) ? next : null)) is { } append)
        {
            _left = null;
            if (count > 0 && count + append.EventCount > _maxCommit)
            {
                _left = append;
                break;
            }

            count += append.EventCount;
            Commit(commits, append.Queue).Add(append);
        }

        return commits;
    }

    private QueueCommit Commit(List<QueueCommit> commits, int queue)
    {
        foreach (var known in commits)
        {
            if (known.Queue == queue) return known;
        }

        if (!_memories.TryGetValue(queue, out var memory)) _memories.Add(queue, memory = new());
        var commit = new QueueCommit(queue, memory);
        commits.Add(commit);
        return commit;
    }

    private void Publish(QueueCommit commit, DateTimeOffset storedAt)
    {
        commit.Memory.Keep(commit.Head);
        _tails[commit.Queue].Publish(commit, storedAt);
        // Before its callers go on: who has been answered finds the room that he left.
        _admission.Leave(commit.EventCount);
        commit.Complete();
    }

    private void Fail(QueueCommit commit, Exception exception)
    {
        commit.Memory.Forget();
        _admission.Leave(commit.EventCount);
        commit.Fail(() => new LogBusyException("The log's database did not take the events.", _options.RetryAfter, exception));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Events could not be written to the log; their callers are asked to try again")]
    private partial void LogCommitFailed(Exception exception);
}
