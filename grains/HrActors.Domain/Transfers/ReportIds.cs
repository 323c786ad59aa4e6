using System.Globalization;

namespace HrActors.Domain.Transfers;

/// <summary>
/// By what a report of an agency is recognised when it comes again: by callback, by polling, in a file. Agencies number their reports in
/// some of these ways and not in others, so the id follows from what is reported.
/// </summary>
public static class ReportIds
{
    /// <summary>
    /// Receipt, node, time, and the amounts where there are any: a corrected table is often dated like the wrong one. The agency's words
    /// are no part of it; they differ from way to way.
    /// </summary>
    public static string Of(string receiptNo, TransferNode node, DateTimeOffset at, TransferMoneyReceived? money)
    {
        var id = $"{receiptNo}:{node.WireName()}:{at.ToUnixTimeMilliseconds()}";
        return money is null ? id : WithMoney(id, money);
    }

    /// <summary>Whether <paramref name="known"/> is the report with this id; its own is without the amounts when it was recorded before they counted.</summary>
    public static bool IsSame(TransferEvent known, string eventId, TransferMoneyReceived? money) =>
        known.EventId == eventId || (money is not null && known.Money == money && WithMoney(known.EventId, money) == eventId);

    /// <summary>The same amounts written in one way, so that 100 and 100.00 are the same report.</summary>
    public static TransferMoneyReceived Normal(TransferMoneyReceived money) => new()
    {
        PersonalAccount = Normal(money.PersonalAccount), Pooled = Normal(money.Pooled), Interest = Normal(money.Interest), Total = Normal(money.Total),
    };

    private static string WithMoney(string id, TransferMoneyReceived money) => string.Create(
        CultureInfo.InvariantCulture,
        $"{id}:{Normal(money.PersonalAccount)}/{Normal(money.Pooled)}/{Normal(money.Interest)}/{Normal(money.Total)}");

    /// <summary>A division by one drops the zeros at the end.</summary>
    private static decimal Normal(decimal amount) => amount / 1.0000000000000000000000000000m;
}
