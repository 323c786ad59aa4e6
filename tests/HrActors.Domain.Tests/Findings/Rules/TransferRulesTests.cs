using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Transfers;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

public class TransferRulesTests
{
    private static CaseFact Case(TransferState state = TransferState.Submitted) => new()
    {
        CaseNo = "T-2024-00001", Line = InsuranceLine.Pension, OriginRegionCode = Wuhan, State = state,
        Leg = TransferLegs.NewPlaceReview, DueOn = new(2024, 3, 22), SubmittedOn = new(2024, 3, 1),
    };

    private static RuleInput With(CaseFact known, string today, params EnrolmentRecord[] records) => Sample(Staff() with { Cases = [known] }, Day(today), records);

    [Theory]
    [InlineData("2024-03-21", null)]
    [InlineData("2024-03-22", null)]
    [InlineData("2024-03-23", 1)]
    // Worse every 30 days.
    [InlineData("2024-04-21", 1)]
    [InlineData("2024-04-22", 2)]
    public void A_step_beyond_its_limit_is_stuck_from_the_day_after(string today, int? magnitude)
    {
        var input = With(Case(), today);

        Assert.Equal(magnitude, (int?)new TransferStuckRule().Evaluate(input).SingleOrDefault()?.Magnitude);
        var next = new TransferStuckRule().Looks(input).Min();
        Assert.True(next > input.Today);
        Assert.Equal((magnitude ?? 0) + 1, new TransferStuckRule().Evaluate(input with { Today = next }).Single().Magnitude);
        Assert.Equal(magnitude, (int?)new TransferStuckRule().Evaluate(input with { Today = next.AddDays(-1) }).SingleOrDefault()?.Magnitude);
    }

    /// <summary>A finding quotes the limit it rests on, and only what a law sets is a ground to complain by law.</summary>
    [Theory]
    [InlineData(TransferLegs.NewPlaceReview, "国办发〔2009〕66号（办理程序）", false, "国办发〔2009〕66号（办理程序）；社会保险法第八十三条", "书面申请", "in writing")]
    [InlineData(TransferLegs.OriginProcessing, "医保办发〔2021〕43号", false, "医保办发〔2021〕43号；社会保险法第八十三条", "书面申请", "in writing")]
    [InlineData(TransferLegs.OriginFunds, "地方经办说明", true, "地方经办说明（未确认 unconfirmed）", "未确认", "unconfirmed")]
    [InlineData(TransferLegs.HandIn, "单位内部时限", false, "单位内部时限", "尚未登记回执", "hand it in")]
    [InlineData(TransferLegs.FollowUp, "单位内部时限", false, "单位内部时限", "内部跟进时限", "own limit")]
    [InlineData(TransferLegs.Merging, null, false, "各险种转移接续办理时限的规定，依据见各步骤；社会保险法第八十三条", "书面申请", "in writing")]
    public void An_overdue_step_quotes_its_own_limit(string leg, string? source, bool unconfirmed, string quoted, string zh, string en)
    {
        var known = Case() with { Leg = leg, LegSource = source, LegUnconfirmed = unconfirmed };
        var rule = new TransferStuckRule();

        var facts = rule.Evaluate(With(known, "2024-03-23")).Single().Facts;

        Assert.Equal(quoted, rule.SourceOf(facts));
        Assert.Contains(zh, rule.Text(facts).Zh, StringComparison.Ordinal);
        Assert.Contains(en, rule.Text(facts).En, StringComparison.Ordinal);
        Assert.Equal(unconfirmed, rule.Text(facts).Zh.Contains("不宜据此投诉", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("440300", TransferState.NewPlaceAccepted, EmploymentStatus.Active, true)]
    [InlineData("440300", TransferState.Signed, EmploymentStatus.Active, false)]
    [InlineData("440300", TransferState.Completed, EmploymentStatus.Active, false)]
    [InlineData("440300", TransferState.NewPlaceAccepted, EmploymentStatus.Left, false)]
    [InlineData(Changsha, TransferState.NewPlaceAccepted, EmploymentStatus.Active, false)]
    // A pension is not transferred inside a province.
    [InlineData(Shaoyang, TransferState.NewPlaceAccepted, EmploymentStatus.Active, false)]
    [InlineData(null, TransferState.NewPlaceAccepted, EmploymentStatus.Active, false)]
    public void An_application_on_its_way_to_a_place_that_was_left_is_told(
        string? destination, TransferState state, EmploymentStatus status, bool expected)
    {
        var known = Case(state) with { DestinationRegionCode = destination, Leg = null, DueOn = null };
        var rule = new TransferStuckRule();

        var cause = rule.Evaluate(Sample(Staff(status: status) with { Cases = [known] }, Day("2024-03-10"))).SingleOrDefault();

        Assert.Equal(expected, cause is not null);
        if (cause is null) return;
        Assert.Contains("深圳到长沙", rule.Text(cause.Facts).Zh, StringComparison.Ordinal);
        Assert.Contains("from Shenzhen to Changsha", rule.Text(cause.Facts).En, StringComparison.Ordinal);
        Assert.Contains("第十九条", rule.SourceOf(cause.Facts), StringComparison.Ordinal);
    }

    [Fact]
    public void A_returned_application_quotes_no_limit()
    {
        var known = Case(TransferState.Draft) with { Leg = null, DueOn = null, ReturnedOn = new(2024, 3, 11) };
        var rule = new TransferStuckRule();

        Assert.DoesNotContain("社会保险法", rule.SourceOf(rule.Evaluate(With(known, "2024-03-12")).Single().Facts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TransferState.Draft)]
    [InlineData(TransferState.Signed)]
    [InlineData(TransferState.Completed)]
    [InlineData(TransferState.Refused)]
    public void A_case_that_is_not_under_way_is_neither_stuck_nor_stale(TransferState state)
    {
        var input = With(Case(state) with { EndReported = true }, "2024-05-01");

        Assert.Empty(new TransferStuckRule().Evaluate(input));
        Assert.Empty(new TransferStaleRule().Evaluate(input));
    }

    [Theory]
    [InlineData("2024-03-22", false)]
    [InlineData("2024-03-23", true)]
    public void An_application_that_a_person_has_to_hand_in_is_stuck_behind_its_day(string today, bool expected)
    {
        var known = Case(TransferState.Signed) with { Leg = TransferLegs.HandIn };

        var cause = new TransferStuckRule().Evaluate(With(known, today)).SingleOrDefault();

        Assert.Equal(expected, cause is not null);
        if (cause is not null) Assert.Contains("尚未登记回执", new TransferStuckRule().Text(cause.Facts).Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TransferState.Draft, true)]
    [InlineData(TransferState.Signed, false)]
    [InlineData(TransferState.Submitted, false)]
    [InlineData(TransferState.Withdrawn, false)]
    public void A_returned_application_is_stuck_until_it_is_signed_anew(TransferState state, bool expected)
    {
        var known = Case(state) with { Leg = null, DueOn = null, ReturnedOn = new(2024, 3, 11) };

        var causes = new TransferStuckRule().Evaluate(With(known, "2024-03-12")).ToList();

        Assert.Equal(expected, causes.Count == 1);
        // Returned again on another day it is another cause.
        var again = new TransferStuckRule().Evaluate(With(known with { ReturnedOn = new(2024, 3, 18) }, "2024-03-20")).ToList();
        Assert.Empty(causes.Select(cause => cause.Key).Intersect(again.Select(cause => cause.Key)));
    }

    [Fact]
    public void An_end_that_was_reported_and_could_not_be_taken_is_stale()
    {
        Assert.Single(new TransferStaleRule().Evaluate(With(Case() with { EndReported = true }, "2024-03-04")));
        Assert.Empty(new TransferStaleRule().Evaluate(With(Case(), "2024-03-04")));
    }

    [Theory]
    [InlineData(TransferState.Withdrawn, true, true)]
    [InlineData(TransferState.Withdrawn, false, false)]
    [InlineData(TransferState.Completed, true, false)]
    public void An_end_behind_a_withdrawal_is_stale_until_somebody_waives_it(TransferState state, bool reported, bool expected)
    {
        var rule = new TransferStaleRule();

        var cause = rule.Evaluate(With(Case(state) with { EndReported = reported }, "2024-03-04")).SingleOrDefault();

        Assert.Equal(expected, cause is not null);
        if (cause is null) return;
        Assert.Contains("已撤回", rule.Text(cause.Facts).Zh, StringComparison.Ordinal);
        // Another cause than the one of a case that is still on its way.
        Assert.NotEqual(rule.Evaluate(With(Case() with { EndReported = true }, "2024-03-04")).Single().Key, cause.Key);
    }

    [Theory]
    [InlineData(TransferState.OriginReviewed, "2024-04-02", true)]
    [InlineData(TransferState.FundsArrived, "2024-04-02", true)]
    [InlineData(TransferState.OriginReviewed, null, false)]
    [InlineData(TransferState.Withdrawn, "2024-04-02", false)]
    public void A_table_that_contradicts_itself_is_stuck_until_a_right_one_comes(TransferState state, string? on, bool expected)
    {
        var known = Case(state) with { Leg = null, DueOn = null, FaultyTableOn = on is null ? null : Day(on) };
        var rule = new TransferStuckRule();

        var cause = rule.Evaluate(With(known, "2024-04-03")).SingleOrDefault();

        Assert.Equal(expected, cause is not null);
        if (cause is null) return;
        Assert.Contains("请原参保地重新出具", rule.Text(cause.Facts).Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("社会保险法", rule.SourceOf(cause.Facts), StringComparison.Ordinal);
    }

    [Theory]
    // Paid in Changsha from 2024-02 to 2024-05: four months of its own.
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(40, true)]
    public void Months_that_cannot_have_been_paid_here_have_arrived(int months, bool expected)
    {
        var record = Span(InsuranceLine.Pension, Changsha, "2024-02", null, months);

        Assert.Equal(expected, new TransferStaleRule().Evaluate(With(Case(), "2024-05-20", record)).Any());
        // Asked before the submission it proves nothing.
        Assert.Empty(new TransferStaleRule().Evaluate(With(Case() with { SubmittedOn = new(2024, 3, 4) }, "2024-05-20", record)));
    }
}
