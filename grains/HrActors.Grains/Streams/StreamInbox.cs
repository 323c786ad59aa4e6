using HrActors.Contracts.Access;
using HrActors.DurableLog;
using Orleans.Streams;

namespace HrActors.Grains.Streams;

/// <summary>
/// One stream as its consumer sees it: what is delivered in order, without repetitions, and with what delivery missed read from the log.
/// </summary>
internal sealed class StreamInbox<T>(
    IDurableLog log, LogPayload payloads, Callers callers, LogStream stream, Func<IList<SequentialItem<T>>, Task> handle)
    : IAsyncBatchObserver<T>
{
    /// <summary>A delivery has no caller: what follows from it the product does in its own name.</summary>
    public async Task OnNextAsync(IList<SequentialItem<T>> items)
    {
        using var system = callers.AsSystem();
        await handle(items);
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    /// <summary>The items behind <paramref name="cursor"/>, and the cursor behind them.</summary>
    public async Task<(IReadOnlyList<T> Items, StreamCursor Cursor)> Accept(StreamCursor cursor, IList<SequentialItem<T>> delivered)
    {
        var fresh = new List<T>(delivered.Count);
        foreach (var item in delivered)
        {
            var token = (LogSequenceToken)item.Token;
            switch (cursor.Meet(token))
            {
                case Arrival.Apply:
                    fresh.Add(item.Item);
                    cursor = cursor.After(token);
                    break;
                case Arrival.Gap:
                    cursor = await log.CatchUp(stream, cursor, Read, CancellationToken.None);
                    break;
            }
        }

        return (fresh, cursor);

        Task Read(LogRecord record)
        {
            fresh.Add(payloads.Read<T>(record));
            return Task.CompletedTask;
        }
    }
}
