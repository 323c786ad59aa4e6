namespace HrActors.DurableLog.Storage;

/// <summary>Queue and position of a record in one number, as the tables hold it: the queue in the upper 16 bits.</summary>
internal static class Place
{
    /// <summary>Bits of the position.</summary>
    public const int Bits = 48;

    /// <summary>The position of a place, and the highest one possible.</summary>
    public const long Mask = (1L << Bits) - 1;

    public static long Of(int queue, long position) => ((long)queue << Bits) | Math.Min(position, Mask);

    public static int Queue(long place) => (int)(place >> Bits);

    public static long Position(long place) => place & Mask;

    /// <summary>The column <c>back</c>: a distance too long for it is cut, which a reader takes for a gap and reads up.</summary>
    public static int Back(long position, long previous) => previous == 0 ? 0 : (int)Math.Min(position - previous, int.MaxValue);
}
