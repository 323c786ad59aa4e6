namespace HrActors.Storage.Keys;

/// <summary>Counts on this thread, from its making to its disposal, how many values were renewed while something was written out.</summary>
internal sealed class RenewalCount : IDisposable
{
    [ThreadStatic]
    private static RenewalCount? _running;

    private RenewalCount()
    {
    }

    public int Renewed { get; private set; }

    /// <summary>Under another key than the present one, and not to be opened.</summary>
    public int Unreadable { get; private set; }

    public static RenewalCount Start() => _running = new();

    public static void Note(bool renewed)
    {
        if (_running is not { } count) return;
        if (renewed) count.Renewed++;
        else count.Unreadable++;
    }

    public void Dispose() => _running = null;
}
