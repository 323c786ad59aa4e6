namespace HrActors.Domain.Transfers;

/// <summary>Reads the amounts of an information table (信息表): (4) personal account, (5) pooled part, (6) total.</summary>
public static class MoneyStatement
{
    /// <summary>The table's total is not the sum of its parts; the old place has to send another.</summary>
    public const string TotalMismatch = "money.total-mismatch";

    /// <summary>An amount is below zero.</summary>
    public const string Negative = "money.negative";

    /// <summary>Agencies round each part by itself.</summary>
    public const decimal Tolerance = 0.01m;

    /// <summary>
    /// What is wrong with the table <paramref name="reported"/> brings; null for every other report: money that has arrived is a fact,
    /// whatever its note says.
    /// </summary>
    public static string? Fault(TransferEvent reported) =>
        reported is { Node: TransferNode.InformationTable, Money: { } money } ? Fault(money) : null;

    /// <summary>Null when the amounts agree, <see cref="Tolerance"/> included.</summary>
    public static string? Fault(TransferMoneyReceived money) =>
        money.PersonalAccount < 0 || money.Pooled < 0 || money.Interest < 0 || money.Total < 0 ? Negative
        : Agrees(money, money.Interest) || Agrees(money, 0m) ? null
        : TotalMismatch;

    /// <summary>The account without interest: some places state the interest beside the account, some within it.</summary>
    public static decimal Principal(TransferMoneyReceived money) =>
        money.Interest > 0 && !Agrees(money, money.Interest) && Agrees(money, 0m) ? money.PersonalAccount - money.Interest : money.PersonalAccount;

    private static bool Agrees(TransferMoneyReceived money, decimal beside) =>
        Math.Abs(money.Total - money.PersonalAccount - money.Pooled - beside) <= Tolerance;
}
