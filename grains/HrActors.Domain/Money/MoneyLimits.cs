using HrActors.Domain.Commands;

namespace HrActors.Domain.Money;

/// <summary>How large an amount may be before it is a slip of the keyboard; far below it no calculation overflows.</summary>
internal static class MoneyLimits
{
    /// <summary>A thousand million million fen, in yuan; included.</summary>
    public const decimal Highest = 10_000_000_000_000m;

    /// <summary>Null when <paramref name="amount"/> is at most <see cref="Highest"/>, else <c>money.too-large</c>.</summary>
    public static Refusal? RefuseAbove(decimal amount, string field) => amount > Highest
        ? Refusal.Malformed("money.too-large", field, "金额过大", "The amount is too large.")
        : null;
}
