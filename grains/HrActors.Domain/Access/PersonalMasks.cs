namespace HrActors.Domain.Access;

/// <summary>What of a personal value may be seen: enough to recognise it for who knows it, nothing to use it with.</summary>
public static class PersonalMasks
{
    private const string Hidden = "***";

    /// <summary>The first three and the last four digits.</summary>
    public static string Phone(string phone) => phone.Length < 7 + Hidden.Length ? Hidden : $"{phone[..3]}****{phone[^4..]}";

    /// <summary>The last four digits.</summary>
    public static string BankAccount(string account) => account.Length < 8 ? Hidden : $"**** {account[^4..]}";

    /// <summary>The province or city it begins with.</summary>
    public static string Address(string address) => address.Length < 6 ? Hidden : $"{address[..3]}{Hidden}";
}
