namespace HrActors.Grains.Agencies;

/// <summary>Lets at most so many calls run at once; the others wait in order. For one actor, whose scheduler runs one turn at a time.</summary>
internal sealed class Limiter(int limit)
{
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private int _running;

    public async Task Run(Func<Task> call)
    {
        if (_running == limit)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            await turn.Task;
        }
        else
        {
            _running++;
        }

        try
        {
            await call();
        }
        finally
        {
            // The place goes on to the next in line without becoming free.
            if (_waiting.TryDequeue(out var next)) next.SetResult();
            else _running--;
        }
    }
}
