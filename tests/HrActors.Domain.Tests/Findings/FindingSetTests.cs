using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings;

public class FindingSetTests
{
    private static readonly DateOnly Today = new(2024, 3, 4);

    private static Cause Cause(string key, Severity severity = Severity.Warning, string fact = "1") =>
        new("CODE", severity, key, ImmutableSortedDictionary<string, string>.Empty.Add("months", fact));

    private static FindingChange Decide(FindingChange before, DateOnly today, params Cause[] causes) =>
        FindingSet.Decide("1001", before.Open, causes, before.NextNumber, Now, today, before.Waived);

    private static FindingChange Opened(params Cause[] causes) => FindingSet.Decide("1001", [], causes, 1, Now, Today);

    private static FindingChange Waived(Cause cause, DateOnly? until)
    {
        var opened = Opened(cause);
        return opened with { Open = [opened.Open[0] with { Waiver = new() { By = "li", Reason = "known", At = Now, Until = until } }] };
    }

    [Fact]
    public void A_new_cause_opens_a_finding_with_its_facts()
    {
        var change = Opened(Cause("A", Severity.Blocking));

        var finding = Assert.Single(change.Open);
        Assert.Equal(("F-1001-1", "CODE", Severity.Blocking, "A", Now), (finding.Id, finding.Code, finding.Severity, finding.Cause, finding.OpenedAt));
        Assert.Equal(change.Open, change.Changed);
        Assert.Null(finding.ClosedAt);
    }

    [Fact]
    public void The_same_causes_change_nothing()
    {
        var opened = Opened(Cause("A"), Cause("B"));
        var again = Decide(opened, Today, Cause("A"), Cause("B"));

        Assert.Empty(again.Changed);
        Assert.Equal(opened.Open, again.Open);
        Assert.Equal(opened.NextNumber, again.NextNumber);
    }

    [Fact]
    public void A_cause_that_is_gone_closes_its_finding_alone()
    {
        var after = Decide(Opened(Cause("A"), Cause("B")), Today, Cause("B"));

        Assert.Equal(["B"], after.Open.Select(finding => finding.Cause));
        var closed = Assert.Single(after.Changed);
        Assert.Equal(("A", Now), (closed.Cause, closed.ClosedAt));
    }

    [Fact]
    public void A_cause_that_returns_opens_under_a_number_never_used_before()
    {
        var closed = Decide(Opened(Cause("A"), Cause("B")), Today);
        var back = Decide(closed, Today, Cause("A"));

        Assert.Equal(["F-1001-3"], back.Open.Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("2024-03-03", true)]
    [InlineData("2024-03-04", true)]
    [InlineData("2024-03-05", false)]
    public void A_waiver_stands_through_its_last_day(string today, bool stands)
    {
        var after = Decide(Waived(Cause("A"), new(2024, 3, 4)), Day(today), Cause("A"));

        Assert.Equal(stands, after.Open[0].Waiver is not null);
        Assert.Equal(stands ? 0 : 1, after.Changed.Count);
    }

    [Fact]
    public void A_waiver_without_a_day_stands_while_the_cause_does() =>
        Assert.NotNull(Decide(Waived(Cause("A"), null), new(2099, 1, 1), Cause("A")).Open[0].Waiver);

    [Theory]
    [InlineData(Severity.Info, true)]
    [InlineData(Severity.Warning, true)]
    [InlineData(Severity.Blocking, false)]
    public void A_waiver_ends_when_the_finding_becomes_worse(Severity severity, bool stands)
    {
        var after = Decide(Waived(Cause("A"), null), Today, Cause("A", severity));

        Assert.Equal(stands, after.Open[0].Waiver is not null);
        Assert.Equal(severity, after.Open[0].Severity);
    }

    [Fact]
    public void Changed_facts_keep_the_finding_and_its_opening()
    {
        var after = FindingSet.Decide("1001", Opened(Cause("A")).Open, [Cause("A", fact: "2")], 2, Now.AddDays(1), Today);

        Assert.Equal(("F-1001-1", Now, "2"), (after.Open[0].Id, after.Open[0].OpenedAt, after.Open[0].Facts["months"]));
        Assert.Single(after.Changed);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_waiver_ends_when_there_is_more_of_it_than_was_waived(int magnitude, bool stands)
    {
        var opened = Opened(Cause("A") with { Magnitude = 3 });
        var waived = opened with { Open = [FindingSet.Waive(opened.Open[0], "li", "known", Now, null)] };

        Assert.Equal(stands, Decide(waived, Today, Cause("A") with { Magnitude = magnitude }).Open[0].Waiver is not null);
    }

    [Fact]
    public void What_became_less_and_then_as_much_again_stays_waived()
    {
        var opened = Opened(Cause("A") with { Magnitude = 3 });
        var waived = opened with { Open = [FindingSet.Waive(opened.Open[0], "li", "known", Now, null)] };
        var less = Decide(waived, Today, Cause("A") with { Magnitude = 1 });

        Assert.NotNull(Decide(less, Today, Cause("A") with { Magnitude = 3 }).Open[0].Waiver);
        Assert.Null(Decide(less, Today, Cause("A") with { Magnitude = 3.01m }).Open[0].Waiver);
    }

    /// <summary>An agency that shows a thing, then does not, then does again, is no reason to decide anew what was decided.</summary>
    [Theory]
    // The day before the last, the last, and the day after.
    [InlineData("2024-03-10", "2024-03-09", "1", Severity.Warning, 3, true)]
    [InlineData("2024-03-10", "2024-03-10", "1", Severity.Warning, 3, true)]
    [InlineData("2024-03-10", "2024-03-11", "1", Severity.Warning, 3, false)]
    // No worse than was waived, whatever else has changed.
    [InlineData("2024-03-10", "2024-03-09", "2", Severity.Info, 3, true)]
    [InlineData("2024-03-10", "2024-03-09", "2", Severity.Warning, 2, true)]
    [InlineData("2024-03-10", "2024-03-09", "1", Severity.Warning, 4, false)]
    [InlineData("2024-03-10", "2024-03-09", "1", Severity.Blocking, 3, false)]
    // Without a day it stands until the cause changes: the very same has not.
    [InlineData(null, "2024-03-09", "1", Severity.Warning, 3, true)]
    [InlineData(null, "2024-03-09", "2", Severity.Warning, 3, false)]
    [InlineData(null, "2024-03-09", "1", Severity.Warning, 4, false)]
    public void What_comes_back_as_it_was_waived_stays_waived(string? until, string today, string fact, Severity severity, int magnitude, bool stands)
    {
        var opened = Opened(Cause("A") with { Magnitude = 3 });
        var waived = opened with { Open = [FindingSet.Waive(opened.Open[0], "li", "known", Now, until is null ? null : Day(until))] };
        var gone = Decide(waived, new(2024, 3, 6));

        var back = Decide(gone, Day(today), Cause("A", severity, fact) with { Magnitude = magnitude }).Open.Single();

        Assert.Equal(("F-1001-2", stands), (back.Id, back.Waiver is not null));
        Assert.Equal(stands ? ("li", "known") : default, (back.Waiver?.By, back.Waiver?.Reason));
        // Another cause is not meant by it.
        Assert.Null(Decide(gone, Day(today), Cause("B", severity, fact)).Open.Single().Waiver);
    }

    [Fact]
    public void A_waiver_that_ended_is_not_remembered()
    {
        var opened = Opened(Cause("A") with { Magnitude = 3 });
        var waived = opened with { Open = [FindingSet.Waive(opened.Open[0], "li", "known", Now, null)] };

        // It got worse before it closed, and came back as it was waived.
        var worse = Decide(waived, Today, Cause("A") with { Magnitude = 4 });
        Assert.Null(Decide(Decide(worse, Today), Today, Cause("A") with { Magnitude = 3 }).Open.Single().Waiver);
        // It came back worse: what is waived no longer does not come back either.
        var back = Decide(Decide(waived, Today), Today, Cause("A") with { Magnitude = 4 });
        Assert.Null(Decide(Decide(back, Today), Today, Cause("A") with { Magnitude = 3 }).Open.Single().Waiver);
        // Closed after its last day.
        var over = waived with { Open = [waived.Open[0] with { Waiver = waived.Open[0].Waiver! with { Until = Today } }] };
        Assert.Empty(Decide(over, Today.AddDays(1)).Waived);
    }

    [Fact]
    public void The_newest_waivers_are_remembered()
    {
        var change = new FindingChange([], [], 1, []);
        for (var i = 0; i < 60; i++)
        {
            change = Decide(change, Today, Cause($"{i}"));
            change = Decide(change with { Open = [FindingSet.Waive(change.Open[0], "li", "known", Now, null)] }, Today);
        }

        Assert.Equal(50, change.Waived.Count);
        Assert.NotNull(Decide(change, Today, Cause("59")).Open.Single().Waiver);
        Assert.Null(Decide(change, Today, Cause("9")).Open.Single().Waiver);
    }

    [Fact]
    public void The_life_of_a_finding_is_kept_with_it()
    {
        var opened = Opened(Cause("A"));
        var waived = opened with { Open = [FindingSet.Waive(opened.Open[0], "li", "known", Now, Today)] };
        var over = Decide(waived, Today.AddDays(1), Cause("A"));
        var worse = Decide(over, Today.AddDays(1), Cause("A", Severity.Blocking));
        var closed = Decide(worse, Today.AddDays(2)).Changed.Single();

        Assert.Equal(
            [FindingStepKind.Opened, FindingStepKind.Waived, FindingStepKind.WaiverEnded, FindingStepKind.Worse, FindingStepKind.Closed],
            closed.History.Select(step => step.Kind));
        Assert.Equal(("li", "known"), (closed.History[1].By, closed.History[1].Reason));
        Assert.Equal([null, Today.AddDays(1)], new[] { FindingSet.NextWaiverEnd(opened.Open, Today), FindingSet.NextWaiverEnd(waived.Open, Today) });
    }

    [Fact]
    public void A_long_life_keeps_its_first_step_and_the_newest()
    {
        var change = Opened(Cause("A"));
        for (var i = 1; i <= 60; i++) change = Decide(change, Today, Cause("A") with { Magnitude = i });

        var history = change.Open[0].History;
        Assert.Equal((20, FindingStepKind.Opened, FindingStepKind.Worse), (history.Count, history[0].Kind, history[^1].Kind));
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active, 0, true)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, 1, true)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, 0, false)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Terminated, 12, true)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Drawing, 200, false)]
    [InlineData(InsuranceLine.Pension, Shaoyang, EnrolmentStatus.Active, 12, false)]
    [InlineData(InsuranceLine.Pension, Changsha, EnrolmentStatus.Active, 12, false)]
    [InlineData(InsuranceLine.Medical, Shaoyang, EnrolmentStatus.Active, 12, true)]
    [InlineData(InsuranceLine.Unemployment, Wuhan, EnrolmentStatus.Paused, 12, true)]
    [InlineData(InsuranceLine.WorkInjury, Wuhan, EnrolmentStatus.Active, 12, false)]
    public void A_transfer_is_needed_for_what_pays_or_has_paid_elsewhere(
        InsuranceLine line, string region, EnrolmentStatus status, int months, bool needed)
    {
        var record = Record(line, region, status, months);

        Assert.Equal(needed, TransferNeeds.Of(Input(record)).Any());
        Assert.Empty(TransferNeeds.Of(Input(Employee(status: Domain.Employees.EmploymentStatus.Left), Today, record)));
    }

    [Fact]
    public void One_line_and_origin_is_one_need() => Assert.Equal(
        [(InsuranceLine.Pension, Wuhan), (InsuranceLine.Medical, Wuhan)],
        TransferNeeds.Of(Input(
            Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active),
            Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused),
            Record(InsuranceLine.Medical, Wuhan, EnrolmentStatus.Paused))).Select(record => (record.Line, record.RegionCode)));
}
