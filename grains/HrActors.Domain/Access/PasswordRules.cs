using System.Collections.Frozen;
using HrActors.Domain.Commands;

namespace HrActors.Domain.Access;

/// <summary>What a password people choose must be.</summary>
public static class PasswordRules
{
    public const int Longest = 128;

    /// <summary>From this length on a password need not mix kinds of characters.</summary>
    public const int LongEnough = 16;

    private const int KindsWanted = 3;

    /// <summary>Beginnings of what is guessed first, in small letters.</summary>
    private static readonly FrozenSet<string> Guessed = new[]
    {
        "password", "passw0rd", "p@ssw0rd", "p@ssword", "qwerty", "qwer1234", "1qaz2wsx", "abc123", "abcd1234", "a123456", "123456", "12345678", "iloveyou",
        "woaini", "5201314", "admin", "administrator", "welcome", "letmein", "huawei", "alibaba", "tencent", "hractors", "changeme", "test", "root",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null when it may be used.</summary>
    /// <param name="field">JSON pointer of the password in the request.</param>
    /// <param name="least">Characters at the least.</param>
    public static Refusal? Refuse(string password, string userName, int least, string field)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(userName);
        if (password.Length < least || password.Length > Longest)
        {
            return Refusal.Malformed("account.password-length", field, $"密码须为 {least} 至 {Longest} 个字符",
                $"A password has {least} to {Longest} characters");
        }

        if (password.Length < LongEnough && Kinds(password) < KindsWanted)
        {
            return Refusal.Malformed("account.password-simple", field, "16 位以下的密码须含大写字母、小写字母、数字、符号中的至少三类",
                "Below 16 characters a password has at least three of: capitals, small letters, digits, signs");
        }

        var small = password.ToLowerInvariant();
        if (small.Contains(userName.ToLowerInvariant(), StringComparison.Ordinal) || small.Distinct().Count() < 5 || IsGuessed(small))
            return Refusal.Malformed("account.password-guessable", field, "密码太容易被猜到", "The password is too easy to guess");
        return null;
    }

    private static int Kinds(string password) =>
        (password.Any(char.IsUpper) ? 1 : 0) + (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0)
        + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);

    /// <summary>A word everybody tries, with digits or signs before and behind it.</summary>
    private static bool IsGuessed(string small) => Guessed.Contains(small.Trim([.. "0123456789!@#$%^&*().-_+= "]))
        || Guessed.Contains(small) || Guessed.Contains(small.TrimEnd([.. "!@#$%^&*().-_+= "]));
}
