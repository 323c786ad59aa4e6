using HrActors.Domain.Time;

namespace HrActors.Domain.Identity;

/// <summary>Which age of retirement applied before 2025 (原法定退休年龄). Never stored.</summary>
public enum RetirementGroup
{
    None = 0,
    /// <summary>Men: 60, moved to 63.</summary>
    Man60 = 1,
    /// <summary>Women in posts of administration or technology (管理技术岗位): 55, moved to 58.</summary>
    Woman55 = 2,
    /// <summary>Women in workers' posts (生产操作岗位): 50, moved to 55.</summary>
    Woman50 = 3,
}

/// <summary>
/// The statutory month of retirement (全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定, in force since 2025-01-01): men and women
/// of 55 retire one month later for every four months begun since January 2025, women of 50 one month later for every two.
/// </summary>
public static class RetirementAge
{
    private static readonly YearMonth Start = new(2025, 1);

    /// <summary>The month in which a person born on <paramref name="birth"/> reaches the statutory age.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="group"/> is none of the three.</exception>
    public static YearMonth MonthOf(DateOnly birth, RetirementGroup group)
    {
        var (years, step, most) = group switch
        {
            RetirementGroup.Man60 => (60, 4, 36),
            RetirementGroup.Woman55 => (55, 4, 36),
            RetirementGroup.Woman50 => (50, 2, 60),
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group of retirement."),
        };
        var original = YearMonth.Of(birth).AddMonths(years * 12);
        var begun = YearMonth.CountInclusive(Start, original) - 1;
        return begun < 0 ? original : original.AddMonths(Math.Min(most, (begun / step) + 1));
    }
}
