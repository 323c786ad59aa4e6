namespace HrActors.Storage.Writing;

/// <summary>
/// Rows that are to be committed with the next state written in this flow of control: the runtime's interface to the storage of states
/// takes nothing beside the state.
/// </summary>
internal sealed class RowsWithState : IDisposable
{
    private static readonly AsyncLocal<RowsWithState?> Current = new();

    private readonly RowWrite _row;
    private readonly RowsWithState? _outer;
    private bool _written;

    private RowsWithState(RowWrite row, RowsWithState? outer) => (_row, _outer) = (row, outer);

    public static RowsWithState Put(RowWrite row) => Current.Value = new(row, Current.Value);

    /// <summary>What goes along with the state that is written now, in the order it was put.</summary>
    public static IEnumerable<RowWrite> Take()
    {
        for (var one = Current.Value; one is { _written: false }; one = one._outer)
        {
            one._written = true;
            yield return one._row;
        }
    }

    /// <exception cref="InvalidOperationException">No state was written, or by a storage that does not know of this.</exception>
    public void MustBeWritten()
    {
        if (!_written) throw new InvalidOperationException("No state was written that the row could go along with.");
    }

    public void Dispose() => Current.Value = _outer;
}
