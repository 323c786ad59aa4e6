using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Outbox;

/// <summary>
/// An actor that owns facts. One commit writes the new facts together with what must follow; a pump sends that afterwards, at least
/// once and in the order of each lane. A row of due work, committed with the state, brings the pump back after a kill.
/// </summary>
internal abstract partial class OwnerGrain<TState>(
    IPersistentState<TState> store, OutboxSender sender, IDueWork dueWork, TimeProvider time, ILogger logger)
    : StateGrain<TState>(store)
    where TState : class, IOwnerState<TState>, new()
{
    public const string OutboxKind = IDueWork.Outbox;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long the row outlasts what it stands for, at least: whoever has just changed often changes again at once, and need not write it
    /// anew. Rows go on the beat, so that those of many actors share a commit.
    /// </summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private IGrainTimer? _pump;
    private ImmutableHashSet<long> _sentAhead = [];
    private long _sentThrough;
    private bool _marked;
    private bool _committing;
    private bool _pumping;
    private Task _removal = Task.CompletedTask;

    protected TimeProvider Time => time;

    protected IDueWork DueWork => dueWork;

    protected DateTimeOffset Now => time.GetUtcNow();

    protected DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>Under which name this actor stands in the table of due work.</summary>
    protected virtual string DueWorkOwner => this.GetPrimaryKeyString();

    /// <summary>Writes <paramref name="next"/> and starts sending. Afterwards it is the state; on any failure this activation is dropped.</summary>
    protected async Task Commit(TState next)
    {
        next = next.WithOutbox(next.Outbox.WithoutThrough(_sentThrough));
        await BeforeCommit(next);
        _committing = true;
        try
        {
            if (next.Outbox.Items.Count > 0 && !_marked)
            {
                // A row written while the old one is being removed could go with it.
                await _removal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                await dueWork.ScheduleWith(DueWorkOwner, OutboxKind, Now + Lease, () => Write(next));
                _marked = true;
            }
            else
            {
                await Write(next);
            }
        }
        finally
        {
            _committing = false;
        }

        if (next.Outbox.Items.Count > 0 || _marked) StartPump();
    }

    /// <summary>Rows of due work that must stand before <paramref name="next"/> does.</summary>
    protected virtual Task BeforeCommit(TState next) => Task.CompletedTask;

    /// <summary>Writes <paramref name="next"/>, from which nothing follows that is not on its way already.</summary>
    protected Task Save(TState next) => Write(next.WithOutbox(next.Outbox.WithoutThrough(_sentThrough)));

    /// <summary>Sends what is left, for the row of due work that says so; the row goes when all is sent.</summary>
    protected void ResumeOutbox()
    {
        if (!_pumping) _marked = true;
        StartPump();
    }

    private void StartPump()
    {
        if (_pump is null)
            _pump = this.RegisterGrainTimer(
                Pump, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Period, Interleave = true, KeepAlive = true });
        else
            _pump.Change(TimeSpan.Zero, Period);
    }

    private async Task Pump(CancellationToken cancellationToken)
    {
        // Interleaved with commands, so that sending never blocks the actor; only one pump at a time, so that the order stands.
        if (_pumping) return;
        _pumping = true;
        try
        {
            do
            {
                var hasSent = false;
                for (; Unsent is { Count: > 0 } items; hasSent = true) await Send(items, cancellationToken);

                // The row stands for what is being written too: the commit starts the pump again.
                if (!_marked || _committing) break;
                if (hasSent)
                {
                    _pump?.Change(Linger + Beat - TimeSpan.FromTicks(Now.Ticks % Beat.Ticks), Period);
                    return;
                }

                _marked = false;
                _removal = dueWork.Done(DueWorkOwner, OutboxKind, CancellationToken.None);
                await _removal;
            }
            while (Unsent.Count > 0);

            _pump?.Dispose();
            _pump = null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The timer comes again in a second; after a kill the row of due work does.
            LogSendFailed(logger, DueWorkOwner, exception);
        }
        finally
        {
            _pumping = false;
        }
    }

    /// <summary>
    /// Whether everything that was committed has arrived. Whoever woke from a stored outbox asks the row of due work, which stands until then.
    /// </summary>
    protected async Task<bool> HasSent()
    {
        if (Unsent.Count == 0) return true;
        if (_pumping || await dueWork.Find(DueWorkOwner, OutboxKind, CancellationToken.None) is not null) return false;

        _sentThrough = State.Outbox.Items[^1].Number;
        return true;
    }

    private IReadOnlyList<OutboxItem> Unsent => State.Outbox.Items.FindAll(item => item.Number > _sentThrough && !_sentAhead.Contains(item.Number));

    /// <summary>What was sent is not sent again because another one failed.</summary>
    private Task Send(IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken)
    {
        return Task.WhenAll(items.GroupBy(item => item.Message.Lane).Select(InTurn));

        async Task InTurn(IEnumerable<OutboxItem> lane)
        {
            foreach (var item in lane) await SendOne(item);
        }

        async Task SendOne(OutboxItem item)
        {
            await sender.Send(DueWorkOwner, item, cancellationToken);
            _sentAhead = _sentAhead.Add(item.Number);
            foreach (var next in State.Outbox.Items.Where(next => next.Number > _sentThrough).TakeWhile(next => _sentAhead.Contains(next.Number)))
                _sentThrough = next.Number;
            _sentAhead = _sentAhead.Where(number => number > _sentThrough).ToImmutableHashSet();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox of {Owner} could not be sent; it is tried again")]
    private static partial void LogSendFailed(ILogger logger, string owner, Exception exception);
}
