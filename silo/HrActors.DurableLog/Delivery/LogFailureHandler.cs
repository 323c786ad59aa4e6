using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// Called when the agent gives up on a batch. A batch of one record goes to the dead letters, and only then may the checkpoint pass it;
/// a longer one was cut into single records by its cursor and comes back.
/// </summary>
internal sealed partial class LogFailureHandler(
    EventLog log, int queue, Func<LogQueueCache?> currentCache, DeliveryErrors errors, TimeProvider time, ILogger<LogFailureHandler> logger)
    : IStreamFailureHandler
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public bool ShouldFaultSubsriptionOnError => false;

    public async Task OnDeliveryFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        if (sequenceToken is null || currentCache() is not { } cache) return;
        var position = sequenceToken.SequenceNumber;
        if (cache.FindFailed(streamIdentity, position) is not { } batch) return;

        var now = time.GetUtcNow();
        var row = new DeadLetterRow(queue, position, now, now + Pause(batch.Attempts), 1, errors.Take(queue, position));
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await log.Database.SaveDeadLetter(row, CancellationToken.None);
                break;
            }
            catch (Exception exception) when (ReferenceEquals(cache, currentCache()))
            {
                // Not saved means not safe: the checkpoint waits, and so does this stream, until the database answers.
                LogNotSaved(queue, position, exception);
                await Task.Delay(pause, time);
            }
        }

        cache.Settle(streamIdentity, position);
        LogDeadLetter(queue, position);
    }

    public Task OnSubscriptionFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        // The agent goes on to deliver; what that cannot deliver comes to OnDeliveryFailure.
        LogNotSubscribed(queue);
        return Task.CompletedTask;
    }

    private TimeSpan Pause(int attempts)
    {
        var pause = log.Options.RetryPause;
        for (var i = 0; i < attempts && pause < log.Options.MaxRetryPause; i++) pause *= 2;
        return pause < log.Options.MaxRetryPause ? pause : log.Options.MaxRetryPause;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A consumer of queue {Queue} did not answer when a stream began")]
    private partial void LogNotSubscribed(int queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Record {Position} of queue {Queue} could not be delivered; it is a dead letter")]
    private partial void LogDeadLetter(int queue, long position);

    [LoggerMessage(Level = LogLevel.Error, Message = "The dead letter {Position} of queue {Queue} could not be saved; trying again")]
    private partial void LogNotSaved(int queue, long position, Exception exception);
}
