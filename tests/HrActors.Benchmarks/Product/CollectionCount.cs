using System.Globalization;

namespace HrActors.Benchmarks.Product;

/// <summary>What the runtime of the measured product did in a while: its garbage collector and its compiler.</summary>
/// <param name="Young">Collections of generation 0 alone or with older ones.</param>
/// <param name="Middle">Of generation 1 at least.</param>
/// <param name="Full">Of all generations.</param>
/// <param name="Pause">How long everything stood still for them together.</param>
/// <param name="Compiling">How long it compiled, beside the product's own work: methods that are used much are compiled again, better.</param>
internal sealed record CollectionCount(int Young, int Middle, int Full, TimeSpan Pause, TimeSpan Compiling)
{
    public static async Task<CollectionCount> Now(ProbeClient probe, CancellationToken cancellationToken)
    {
        var numbers = (await probe.Ask("collections", cancellationToken)).Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToList();
        return new((int)numbers[0], (int)numbers[1], (int)numbers[2], TimeSpan.FromMicroseconds(numbers[3]), TimeSpan.FromMicroseconds(numbers[4]));
    }

    public CollectionCount Since(CollectionCount before) =>
        new(Young - before.Young, Middle - before.Middle, Full - before.Full, Pause - before.Pause, Compiling - before.Compiling);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Young} collections, {Middle} of generation 1, {Full} full, {Pause.TotalMilliseconds:0} ms standing still; {Compiling.TotalMilliseconds:0} ms compiling");
}
