namespace HrActors.Domain.Identity;

/// <summary>The check character of GB 11643-1999, which is ISO 7064 MOD 11-2.</summary>
public static class IdentityChecksum
{
    private const string Characters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The 18th character that belongs to the first 17.</summary>
    /// <exception cref="ArgumentException"><paramref name="seventeen"/> is not 17 digits.</exception>
    public static char Of(ReadOnlySpan<char> seventeen)
    {
        if (seventeen.Length != Weights.Length) throw new ArgumentException("17 digits are needed.", nameof(seventeen));
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            if (!char.IsAsciiDigit(seventeen[i])) throw new ArgumentException("17 digits are needed.", nameof(seventeen));
            sum += (seventeen[i] - '0') * Weights[i];
        }

        return Characters[sum % 11];
    }
}
