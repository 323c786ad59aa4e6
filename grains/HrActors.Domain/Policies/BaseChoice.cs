namespace HrActors.Domain.Policies;

/// <summary>Which wage is the base. The texts are those of policy files.</summary>
public enum BaseWage
{
    None = 0,
    /// <summary><c>previous-year-average</c>: monthly average of the calendar year before the base year began.</summary>
    PreviousYearAverage = 1,
    /// <summary>
    /// <c>first-month</c>: the full-month wage of the first month, kept until the first base year that can look at a whole year.
    /// </summary>
    FirstMonth = 2,
    /// <summary><c>month-wage</c>: the wage of the month itself.</summary>
    MonthWage = 3,
}

/// <summary>Which wage is the base for whom (缴费基数口径), and from which month of work the line is due at all.</summary>
public sealed record BaseChoice : PolicyValue
{
    /// <summary>The month, 1 to 12, in which the base year (缴费年度) begins and bases are set anew.</summary>
    public required int YearStart { get; init; }

    /// <summary>For who was there in the calendar year before the base year began.</summary>
    public required BaseWage Established { get; init; }

    /// <summary>For who came later.</summary>
    public required BaseWage NewHire { get; init; }

    /// <summary>
    /// 1 where the line is due from the month of hire; 2 where who is new to working pays from the second month of work
    /// (住房公积金管理条例 art. 17), while who changed jobs pays from the first.
    /// </summary>
    public required int FirstMonthOfNewWorkers { get; init; }

    public override ImmutableArray<KeyValuePair<string, string>> Fields =>
    [
        Field("yearStart", YearStart), Field("established", Established.WireName()), Field("newHire", NewHire.WireName()),
        Field("firstMonthOfNewWorkers", FirstMonthOfNewWorkers),
    ];
}

/// <summary>Names of <see cref="BaseWage"/> in policy files.</summary>
public static class BaseWages
{
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wage"/> is <see cref="BaseWage.None"/> or unknown.</exception>
    public static string WireName(this BaseWage wage) => wage switch
    {
        BaseWage.PreviousYearAverage => "previous-year-average",
        BaseWage.FirstMonth => "first-month",
        BaseWage.MonthWage => "month-wage",
        _ => throw new ArgumentOutOfRangeException(nameof(wage), wage, "Not a kind of wage."),
    };

    public static bool TryParse(string? name, out BaseWage wage)
    {
        wage = name switch
        {
            "previous-year-average" => BaseWage.PreviousYearAverage,
            "first-month" => BaseWage.FirstMonth,
            "month-wage" => BaseWage.MonthWage,
            _ => BaseWage.None,
        };
        return wage != BaseWage.None;
    }
}
