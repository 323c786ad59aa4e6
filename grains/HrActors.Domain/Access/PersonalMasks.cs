using System.Text.RegularExpressions;

namespace HrActors.Domain.Access;

/// <summary>What of a personal value may be seen: enough to recognise it for who knows it, nothing to use it with.</summary>
public static partial class PersonalMasks
{
    private const string Hidden = "***";

    /// <summary>
    /// A text that people wrote, in which what looks like an identity number keeps six digits and a mobile number three. A reason is kept for
    /// years, in states and in the audit trail, and is no place for either.
    /// </summary>
    public static string InText(string text)
    {
        var masked = IdentityPattern().Replace(text, match => match.Value[..6] + new string('*', match.Length - 6));
        return MobilePattern().Replace(masked, match => match.Value[..3] + "********");
    }

    /// <summary>The first three and the last four digits.</summary>
    public static string Phone(string phone) => phone.Length < 7 + Hidden.Length ? Hidden : $"{phone[..3]}****{phone[^4..]}";

    /// <summary>The last four digits.</summary>
    public static string BankAccount(string account) => account.Length < 8 ? Hidden : $"**** {account[^4..]}";

    /// <summary>The province or city it begins with.</summary>
    public static string Address(string address) => address.Length < 6 ? Hidden : $"{address[..3]}{Hidden}";

    /// <summary>18 or 15 characters with a day of birth where it belongs (GB 11643), not inside a longer number or word.</summary>
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])[1-9]\d{5}((18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3})(?![0-9A-Za-z])")]
    private static partial Regex IdentityPattern();

    [GeneratedRegex(@"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])")]
    private static partial Regex MobilePattern();
}
