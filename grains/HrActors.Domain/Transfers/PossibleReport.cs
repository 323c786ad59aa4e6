using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>What a step of a transfer can say at all, whoever reports it: the rest is a slip and is refused where it comes in.</summary>
public static class PossibleReport
{
    /// <summary>The first day on which a step can have happened; no relationship was transferred before.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The last day a report can bear; what lies beyond has no day in China's time, or none the calendar holds.</summary>
    public static readonly DateOnly LastDay = new(2999, 12, 31);

    private static readonly DateTimeOffset First = ChinaTime.StartOf(FirstDay);
    private static readonly DateTimeOffset End = ChinaTime.StartOf(LastDay.AddDays(1));

    public static bool IsDay(DateOnly day) => day >= FirstDay && day <= LastDay;

    public static bool IsTime(DateTimeOffset at) => at >= First && at < End;

    /// <summary>Whether it can have happened then and brought this money; null brings none.</summary>
    public static bool Is(DateTimeOffset at, TransferMoneyReceived? money) => IsTime(at) && (money is null || money.IsPossible);
}
