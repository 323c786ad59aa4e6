using System.Collections.Concurrent;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// Watches deliveries arrive at their consumers. Remembers what a consumer threw, so that the dead letter can name it (when consumer and
/// agent share a silo), and disguises <see cref="ClientNotAvailableException"/>: leaking from a consumer that calls observers, it would
/// make the agent take the consumer for a lost client and never deliver to it again.
/// </summary>
internal sealed class DeliveryErrors : IIncomingGrainCallFilter
{
    private const string ConsumerInterface = "IStreamConsumerExtension";
    private const int Capacity = 1_000;
    private readonly ConcurrentDictionary<(int Queue, long Position), string> _types = new();

    public Task Invoke(IIncomingGrainCallContext context) =>
        context.InterfaceName.EndsWith(ConsumerInterface, StringComparison.Ordinal) ? Watch(context) : context.Invoke();

    /// <summary>Type of what was thrown for the batch that ends here; null when nothing is known.</summary>
    public string? Take(int queue, long position) => _types.TryRemove((queue, position), out var type) ? type : null;

    private async Task Watch(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception exception)
        {
            Remember(context, exception);
            if (exception is not ClientNotAvailableException) throw;
            throw new InvalidOperationException("A consumer called an observer that is gone.", exception);
        }
    }

    private void Remember(IIncomingGrainCallContext context, Exception exception)
    {
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            if (context.Request.GetArgument(i) is not LogBatch batch) continue;
            if (_types.Count >= Capacity) _types.Clear();
            var last = batch.Records[^1];
            _types[(last.Queue, last.Position)] = exception.GetType().FullName ?? exception.GetType().Name;
        }
    }
}
