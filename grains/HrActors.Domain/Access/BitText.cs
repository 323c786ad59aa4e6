using System.Numerics;

namespace HrActors.Domain.Access;

/// <summary>Random bits as a text that people read out or type.</summary>
public static class BitText
{
    /// <summary>
    /// <paramref name="length"/> characters of <paramref name="alphabet"/>, the same for the same bits. With 64 bits more than the text needs the
    /// bias of the remainders is of no use to anybody.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> bits, string alphabet, int length)
    {
        ArgumentException.ThrowIfNullOrEmpty(alphabet);
        return string.Create(length, (new BigInteger(bits, isUnsigned: true), alphabet), static (text, from) =>
        {
            var (number, letters) = from;
            for (var i = 0; i < text.Length; i++)
            {
                number = BigInteger.DivRem(number, letters.Length, out var digit);
                text[i] = letters[(int)digit];
            }
        });
    }
}
