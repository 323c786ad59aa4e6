namespace HrActors.Grains.Rows;

/// <summary>
/// States of many actors as stored, without waking them. An actor writes its state with every command, so what is stored is what it
/// knows; only what it holds in memory by design, such as punches since the last snapshot, is missing.
/// </summary>
public interface IStoredStates
{
    /// <summary>Serialised states by key; a key without a state is absent.</summary>
    /// <param name="grainType">Such as <c>employee</c>.</param>
    /// <param name="stateName">Such as <c>employee</c>.</param>
    /// <param name="keys">The actors' keys.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> Read(
        string grainType, string stateName, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Deletes the row of one actor, key and all; the actor has to be dropped from memory with it.</summary>
    Task Delete(string grainType, string stateName, string key, CancellationToken cancellationToken);
}
