using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

public class EmploymentRulesTests
{
    /// <summary>社会保险法 art. 58: within 30 days from the start of employment.</summary>
    [Theory]
    [InlineData("2024-03-01", "2024-03-23", Severity.None)]
    [InlineData("2024-03-01", "2024-03-24", Severity.Info)]
    [InlineData("2024-03-01", "2024-03-25", Severity.Info)]
    [InlineData("2024-03-01", "2024-03-30", Severity.Info)]
    [InlineData("2024-03-01", "2024-03-31", Severity.Info)]
    [InlineData("2024-03-01", "2024-04-01", Severity.Warning)]
    [InlineData("2024-01-03", "2024-02-02", Severity.Info)]
    [InlineData("2024-01-03", "2024-02-03", Severity.Warning)]
    [InlineData("2024-02-01", "2024-03-02", Severity.Info)]
    [InlineData("2024-02-01", "2024-03-03", Severity.Warning)]
    [InlineData("2023-02-01", "2023-03-03", Severity.Info)]
    [InlineData("2023-02-01", "2023-03-04", Severity.Warning)]
    public void Enrolment_is_called_to_mind_a_week_ahead_and_late_from_the_day_after_the_thirtieth(string hired, string today, Severity expected) =>
        Assert.Equal(expected, Weight(new LateEnrolmentRule(), Input(Employee(Day(hired)), Day(today))));

    [Theory]
    [InlineData("2024-03-01", "2024-03-24")]
    [InlineData("2024-03-23", "2024-03-24")]
    [InlineData("2024-03-24", "2024-04-01")]
    [InlineData("2024-03-31", "2024-04-01")]
    // Late: it gets worse every 30 days.
    [InlineData("2024-04-01", "2024-05-01")]
    [InlineData("2024-04-30", "2024-05-01")]
    [InlineData("2024-05-01", "2024-05-31")]
    public void The_day_on_which_enrolment_has_to_be_looked_at_again_is_known(string today, string next)
    {
        var input = Input(Employee(), Day(today));

        Assert.Equal(Day(next), new LateEnrolmentRule().Looks(input).Where(day => day > input.Today).Min());
        Assert.NotEqual(
            new LateEnrolmentRule().Evaluate(input).Select(cause => (cause.Severity, cause.Magnitude)),
            new LateEnrolmentRule().Evaluate(input with { Today = Day(next) }).Select(cause => (cause.Severity, cause.Magnitude)));
    }

    [Theory]
    [InlineData("2024-05-31", false)]
    [InlineData("2024-06-01", true)]
    public void A_punch_after_the_last_day_contradicts_it(string punch, bool expected)
    {
        var left = Employee(status: EmploymentStatus.Left) with { LastDay = new(2024, 5, 31), PunchAfterLeavingOn = Day(punch), FirstPunchOn = new(2024, 3, 1) };

        Assert.Equal(expected, new DateMismatchRule().Evaluate(Input(left, new(2024, 6, 1))).Any(cause => cause.Key == "DATE_MISMATCH:left:2024-05-31"));
        Assert.Empty(new DateMismatchRule().Evaluate(Input(left with { Status = EmploymentStatus.Active }, new(2024, 6, 1))));
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, Changsha, EnrolmentStatus.Active, false)]
    [InlineData(InsuranceLine.Pension, Changsha, EnrolmentStatus.Paused, true)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active, true)]
    [InlineData(InsuranceLine.Medical, Changsha, EnrolmentStatus.Active, true)]
    public void Only_an_active_pension_at_the_place_of_work_is_an_enrolment(InsuranceLine line, string region, EnrolmentStatus status, bool late)
    {
        var (record, today) = (Record(line, region, status), new DateOnly(2024, 4, 1));

        Assert.Equal(late, new LateEnrolmentRule().Evaluate(Input(Employee(), today, record)).Any());
        Assert.Equal(late, new LateEnrolmentRule().Evaluate(Input(Employee() with { OwnEnrolments = [record] }, today)).Any());
    }

    [Fact]
    public void Who_has_left_is_not_enrolled_late() =>
        Assert.Empty(new LateEnrolmentRule().Evaluate(Input(Employee(status: EmploymentStatus.Left), new(2024, 6, 1))));

    [Theory]
    // A Monday: the day before, the day itself, the day after.
    [InlineData("2024-03-04", "2024-03-03", true)]
    [InlineData("2024-03-04", "2024-03-04", false)]
    [InlineData("2024-03-04", "2024-03-05", true)]
    // A Friday on which nobody came.
    [InlineData("2024-03-01", "2024-03-04", true)]
    // A Saturday: the Monday after is in order, the Tuesday is not.
    [InlineData("2024-03-02", "2024-03-03", false)]
    [InlineData("2024-03-02", "2024-03-04", false)]
    [InlineData("2024-03-02", "2024-03-05", true)]
    // May Day of 2024: off to the 5th.
    [InlineData("2024-05-01", "2024-05-06", false)]
    [InlineData("2024-05-01", "2024-05-07", true)]
    [InlineData("2024-05-01", "2024-04-30", true)]
    // A make-up Saturday is a working day, the Sunday behind it is not.
    [InlineData("2024-05-11", "2024-05-13", true)]
    [InlineData("2024-05-12", "2024-05-13", false)]
    public void A_first_punch_contradicts_the_hire_date_when_a_working_day_lies_between(string hired, string first, bool expected) =>
        Assert.Equal(expected, new DateMismatchRule().Evaluate(Input(Employee(Day(hired)) with { FirstPunchOn = Day(first) }, Day("2024-06-01"))).Any());

    [Fact]
    public void A_hire_date_is_not_compared_without_a_punch_or_when_settled()
    {
        var punched = Employee() with { FirstPunchOn = new(2024, 3, 11) };

        Assert.Empty(new DateMismatchRule().Evaluate(Input(Employee(), new(2024, 6, 1))));
        Assert.Empty(new DateMismatchRule().Evaluate(Input(punched with { HireDateSettled = true }, new(2024, 6, 1))));
        Assert.Equal(["DATE_MISMATCH:2024-03-01:2024-03-11"], Keys(new DateMismatchRule(), Input(punched, new(2024, 6, 1))));
    }
}
