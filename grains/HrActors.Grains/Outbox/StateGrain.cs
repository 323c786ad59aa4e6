namespace HrActors.Grains.Outbox;

/// <summary>An actor with one stored record. A write that fails drops the activation: whether it landed is unknown.</summary>
internal abstract class StateGrain<TState>(IPersistentState<TState> store) : Grain
    where TState : class
{
    private TState? _beforeWrite;

    /// <summary>The stored record: while a write is on its way, the one before it.</summary>
    protected TState State => _beforeWrite ?? store.State;

    /// <summary>Takes what was stored by an earlier version in today's form; it is written with the next change.</summary>
    protected void Amend(TState amended) => store.State = amended;

    /// <summary>Writes <paramref name="next"/>; afterwards it is the state.</summary>
    protected async Task Write(TState next)
    {
        var before = store.State;
        _beforeWrite = before;
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
        finally
        {
            _beforeWrite = null;
        }
    }
}
