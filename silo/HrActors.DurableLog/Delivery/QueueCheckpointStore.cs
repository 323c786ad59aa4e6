using System.Globalization;
using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>Keeps a queue's checkpoint in the queue's row; its version is the position itself.</summary>
internal sealed class QueueCheckpointStore(LogDatabase database, int queue) : IStreamCheckpointStore
{
    public async ValueTask<StreamCheckpointStoreState> Load(CancellationToken cancellationToken) =>
        State((await database.ReadQueueState(queue, cancellationToken)).Checkpoint);

    public async ValueTask<StreamCheckpointStoreState> Update(
        string checkpoint, string expectedVersion, CancellationToken cancellationToken) =>
        State(await database.SaveCheckpoint(queue, Position(checkpoint), Position(expectedVersion), cancellationToken));

    public static long Position(string checkpoint) =>
        string.IsNullOrEmpty(checkpoint) ? 0 : long.Parse(checkpoint, CultureInfo.InvariantCulture);

    public static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);

    private static StreamCheckpointStoreState State(long position) => new(Text(position), Text(position));
}
