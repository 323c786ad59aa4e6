namespace HrActors.TestSupport;

/// <summary>
/// How long tests wait for something that has to come. It ends a test whose event never comes and measures nothing: no machine, however busy,
/// needs it whole.
/// </summary>
public static class Patience
{
    public const int Seconds = 120;

    /// <summary>The same in milliseconds, as browsers want it.</summary>
    public const int Milliseconds = Seconds * 1_000;

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(Seconds);
}
