namespace HrActors.DurableLog.Appending;

/// <summary>
/// The queue of a stream (FNV-1a). Fields are closed by their length, so that ("a", "bc") and ("ab", "c") differ. It decides where stored
/// streams lie: never change it.
/// </summary>
internal static class StreamHash
{
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    /// <summary>The queue of a stream: the same for ever, whatever hash codes the platform uses.</summary>
    public static int Queue(LogStream stream, int queueCount)
    {
        var hash = Add(Add(FnvOffset, stream.Namespace), stream.Key);
        // The low bits of FNV follow the last characters closely; fold the high ones in.
        return (int)((hash ^ (hash >> 32)) % (ulong)queueCount);
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var value in text) hash = Add(hash, value);
        return Add(hash, (ulong)text.Length);
    }

    private static ulong Add(ulong hash, ulong value) => unchecked((hash ^ value) * FnvPrime);
}
