using HrActors.Domain.Employees;
using HrActors.Domain.Identity;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Identity;

/// <summary>The table that came with the decision of 2024-09-13 (男职工、女职工延迟法定退休年龄对照表).</summary>
public class RetirementAgeTests
{
    [Theory]
    [InlineData("1964-12-31", RetirementGroup.Man60, "2024-12")]
    [InlineData("1965-01-01", RetirementGroup.Man60, "2025-02")]
    [InlineData("1965-04-30", RetirementGroup.Man60, "2025-05")]
    [InlineData("1965-05-01", RetirementGroup.Man60, "2025-07")]
    [InlineData("1970-06-15", RetirementGroup.Man60, "2031-11")]
    [InlineData("1976-08-31", RetirementGroup.Man60, "2039-07")]
    [InlineData("1976-09-01", RetirementGroup.Man60, "2039-09")]
    [InlineData("1980-01-01", RetirementGroup.Man60, "2043-01")]
    [InlineData("1969-12-31", RetirementGroup.Woman55, "2024-12")]
    [InlineData("1975-03-01", RetirementGroup.Woman55, "2031-07")]
    [InlineData("1981-09-01", RetirementGroup.Woman55, "2039-09")]
    [InlineData("1974-12-31", RetirementGroup.Woman50, "2024-12")]
    [InlineData("1975-02-28", RetirementGroup.Woman50, "2025-03")]
    [InlineData("1975-03-01", RetirementGroup.Woman50, "2025-05")]
    [InlineData("1984-11-01", RetirementGroup.Woman50, "2039-11")]
    public void The_month_of_retirement_moves_by_the_table(string born, RetirementGroup group, string expected) =>
        Assert.Equal(YearMonth.Parse(expected), RetirementAge.MonthOf(DateOnly.Parse(born, null), group));

    [Theory]
    [InlineData("1974-03-02", Sex.Male, null, "2024-03-02", "2036-07", "2036-07")]
    [InlineData("1984-03-02", Sex.Female, null, "2024-03-02", "2038-11", "2042-03")]
    [InlineData("1984-03-02", Sex.Female, "worker", "2024-03-02", "2038-11", "2038-11")]
    [InlineData("1984-03-02", Sex.Female, "cadre", "2024-03-02", "2042-03", "2042-03")]
    // Born on a leap day.
    [InlineData("1976-02-29", Sex.Male, null, "2026-02-28", "2038-12", "2038-12")]
    [InlineData("1984-02-29", Sex.Female, null, "2024-02-29", "2038-09", "2042-02")]
    public void Age_is_told_by_the_days_on_which_it_matters(string born, Sex sex, string? post, string account, string earliest, string latest)
    {
        var marks = AgeMarks.Of(DateOnly.Parse(born, null), sex, post, new(2024, 3, 4))!;

        Assert.Equal(
            (account, earliest, latest),
            ($"{marks.TemporaryAccountFrom:yyyy-MM-dd}", marks.RetiresEarliestIn.ToString(), marks.RetiresLatestIn.ToString()));
    }

    [Fact]
    public void A_number_without_age_or_sex_gives_no_marks()
    {
        Assert.Null(AgeMarks.Of(null, Sex.Male, null, new(2024, 3, 4)));
        Assert.Null(AgeMarks.Of(new(1924, 3, 4), Sex.Male, null, new(2024, 3, 4)));
        Assert.NotNull(AgeMarks.Of(new(1924, 3, 5), Sex.Male, null, new(2024, 3, 4)));
        Assert.Null(AgeMarks.Of(new(1980, 1, 1), Sex.None, null, new(2024, 3, 4)));
    }
}
