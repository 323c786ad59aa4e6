namespace HrActors.Grains;

/// <summary>Something that callers of an actor may wait for a while, made only when somebody does.</summary>
internal sealed class Signal
{
    private TaskCompletionSource? _waited;

    /// <summary>Returns when it is given, or after <paramref name="atMost"/>.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time)
    {
        _waited ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _waited.Task.WaitAsync(atMost, time);
        }
        catch (TimeoutException)
        {
            // What was waited for comes later by itself; the caller shows it as pending.
        }
    }

    /// <summary>Lets all go on that wait now.</summary>
    public void Give()
    {
        _waited?.TrySetResult();
        _waited = null;
    }
}
