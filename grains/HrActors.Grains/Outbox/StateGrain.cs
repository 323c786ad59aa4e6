namespace HrActors.Grains.Outbox;

/// <summary>An actor with one stored record. A write that fails drops the activation: whether it landed is unknown.</summary>
internal abstract class StateGrain<TState>(IPersistentState<TState> store) : Grain
    where TState : class
{
    protected TState State => store.State;

    /// <summary>Writes <paramref name="next"/>; afterwards it is the state.</summary>
    protected async Task Write(TState next)
    {
        var before = store.State;
        store.State = next;
        try
        {
            await store.WriteStateAsync();
        }
        catch
        {
            // The write may or may not have landed: drop this copy and reload on the next call.
            store.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
