namespace HrActors.Storage.Databases;

/// <summary>Amounts of money as both databases keep them: whole fen. Nothing finer is ever due.</summary>
internal static class Fen
{
    /// <exception cref="ArgumentException">The amount has a part of a fen.</exception>
    public static long From(decimal yuan) => decimal.Truncate(yuan * 100) is var fen && fen == yuan * 100
        ? (long)fen
        : throw new ArgumentException($"{yuan} is not a whole number of fen.", nameof(yuan));

    public static decimal ToYuan(long fen) => fen / 100m;
}
