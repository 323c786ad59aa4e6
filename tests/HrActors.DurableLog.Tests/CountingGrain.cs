using Orleans.Streams;
using Orleans.Streams.Core;

namespace HrActors.DurableLog.Tests;

/// <summary>
/// A consumer as the README advises: a cursor beside its effect, the log for what delivery skipped, and the log when it wakes.
/// </summary>
[GrainType("durable-log-test-counting"), ImplicitStreamSubscription("counted")]
public sealed class CountingGrain(IDurableLog log, LogPayload payload, Delivered delivered)
    : Grain, IConsumerGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<Swipe>
{
    private StreamCursor _cursor;

    private LogStream Stream => new("counted", this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _cursor = await log.CatchUp(Stream, _cursor, Apply, cancellationToken);

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<Swipe>().ResumeAsync(this);

    public async Task OnNextAsync(IList<SequentialItem<Swipe>> items)
    {
        delivered.Attempt();
        foreach (var item in items)
        {
            var token = (LogSequenceToken)item.Token;
            switch (_cursor.Meet(token))
            {
                case Arrival.Apply:
                    Apply(item.Item, token);
                    _cursor = _cursor.After(token);
                    break;
                case Arrival.Gap:
                    _cursor = await log.CatchUp(Stream, _cursor, Apply, CancellationToken.None);
                    break;
            }
        }
    }

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    private Task Apply(LogRecord record)
    {
        Apply(payload.Read<Swipe>(record), record.Token);
        return Task.CompletedTask;
    }

    private void Apply(Swipe item, LogSequenceToken token)
    {
        if (delivered.Refuse(item.Id) is { } refusal) throw refusal;
        delivered.Take(this.GetPrimaryKeyString(), [(item.Id, token)]);
    }
}
