namespace HrActors.Domain.Identity;

/// <summary>
/// The number of an identity document in its normal form: no blanks, capital letters, a citizen number of 15 digits upgraded to 18.
/// It is personal data, so it shows itself masked and is read in clear only through <see cref="Reveal"/>. It is never stored or sent
/// as it is and therefore has no serializer.
/// </summary>
public readonly record struct IdentityNumber
{
    private const int ShownAtStart = 4;
    private const int ShownAtEnd = 2;

    private readonly string? _value;

    private IdentityNumber(string value) => _value = value;

    /// <summary>Takes a number that was normalised before, for example one just decrypted.</summary>
    /// <exception cref="ArgumentException"><paramref name="normalised"/> is not 15 or 18 digits and capital letters.</exception>
    public static IdentityNumber FromNormalised(string normalised)
    {
        ArgumentNullException.ThrowIfNull(normalised);
        // The offending value stays out of the message: it may be somebody's number.
        return normalised.Length is 15 or 18 && normalised.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))
            ? new(normalised)
            : throw new ArgumentException("Not a normalised identity number.", nameof(normalised));
    }

    /// <summary>The number in clear. Whoever calls this answers for where it goes.</summary>
    public string Reveal() => _value ?? "";

    /// <summary>The first four and the last two characters, such as <c>4301************15</c>.</summary>
    public string Masked => Mask(_value ?? "");

    /// <summary>The masked number.</summary>
    public override string ToString() => Masked;

    private static string Mask(string value) => value.Length <= ShownAtStart + ShownAtEnd
        ? new string('*', value.Length)
        : value[..ShownAtStart] + new string('*', value.Length - ShownAtStart - ShownAtEnd) + value[^ShownAtEnd..];
}
