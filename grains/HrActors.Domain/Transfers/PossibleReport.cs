using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>What a step of a transfer can say at all, whoever reports it: the rest is a slip and is refused where it comes in.</summary>
public static class PossibleReport
{
    /// <summary>The first day on which a step can have happened; no relationship was transferred before.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    private static readonly DateTimeOffset First = ChinaTime.StartOf(FirstDay);

    public static bool IsDay(DateOnly day) => day >= FirstDay;

    public static bool IsTime(DateTimeOffset at) => at >= First;

    /// <summary>Whether it can have happened then and brought this money; null brings none.</summary>
    public static bool Is(DateTimeOffset at, TransferMoneyReceived? money) => IsTime(at) && (money is null || money.IsPossible);
}
