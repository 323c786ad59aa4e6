namespace HrActors.Grains.Agencies;

/// <summary>
/// Lets at most so many calls run at once; the others wait, each kind in its order. What is done in the background gets at most half of
/// the places and waits for everything else. For one actor, whose scheduler runs one turn at a time.
/// </summary>
internal sealed class Limiter(int limit)
{
    private readonly int _backgroundLimit = Math.Max(1, limit / 2);
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private readonly Queue<TaskCompletionSource> _waitingInBackground = [];
    private int _running;
    private int _runningInBackground;

    public async Task Run(Func<Task> call, bool inBackground = false)
    {
        if (HasPlace(inBackground))
        {
            Take(inBackground);
        }
        else
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (inBackground ? _waitingInBackground : _waiting).Enqueue(turn);
            // Whoever leaves takes the place for it.
            await turn.Task;
        }

        try
        {
            await call();
        }
        finally
        {
            Leave(inBackground);
        }
    }

    private bool HasPlace(bool inBackground) => _running < limit && !(inBackground && _runningInBackground == _backgroundLimit);

    private void Take(bool inBackground)
    {
        _running++;
        if (inBackground) _runningInBackground++;
    }

    private void Leave(bool inBackground)
    {
        _running--;
        if (inBackground) _runningInBackground--;
        if (_waiting.TryDequeue(out var next))
        {
            Take(inBackground: false);
            next.SetResult();
        }
        else if (HasPlace(inBackground: true) && _waitingInBackground.TryDequeue(out next))
        {
            Take(inBackground: true);
            next.SetResult();
        }
    }
}
