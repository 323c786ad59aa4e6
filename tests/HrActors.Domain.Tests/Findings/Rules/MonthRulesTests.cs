using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

public class MonthRulesTests
{
    private static readonly DateOnly Today = new(2024, 5, 20);

    [Theory]
    [InlineData("2024-02", null)]
    [InlineData("2024-03", "1")]
    [InlineData("2024-05", "3")]
    public void A_month_that_stands_at_two_places_is_told(string guangzhouTo, string? months)
    {
        var input = Sample(
            Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")] }, Today, Span(InsuranceLine.Pension, Guangzhou, "2021-06", guangzhouTo));

        var causes = new DuplicateMonthRule().Evaluate(input).ToList();

        Assert.Equal(months is null ? [] : [months], causes.Select(cause => cause.Facts["months"]));
    }

    [Fact]
    public void Months_paid_twice_are_refunded_after_the_transfer_and_not_before()
    {
        var facts = Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")] };
        var done = new CompletedTransfer { Line = InsuranceLine.Pension, OriginRegionCode = Guangzhou, CaseNo = "T-1", Months = 36, At = Now };
        var record = Span(InsuranceLine.Pension, Guangzhou, "2021-06", "2024-05");

        var before = Assert.Single(new DuplicateMonthRule().Evaluate(Sample(facts, Today, record)));
        var after = Assert.Single(new DuplicateMonthRule().Evaluate(Sample(facts with { CompletedTransfers = [done] }, Today, record)));

        Assert.Equal(("transfer", "refund"), (before.Facts["stage"], after.Facts["stage"]));
        Assert.Equal(before.Key, after.Key);
        Assert.Contains("清退", new DuplicateMonthRule().Text(before.Facts).Zh, StringComparison.Ordinal);
    }

    [Theory]
    // Another overlap apart from the first, right behind it, and inside it.
    [InlineData("2021-01 2021-03", "2021-01/2021-03", 3)]
    [InlineData("2021-01 2021-03; 2022-01 2022-02", "2021-01/2021-03 2022-01/2022-02", 5)]
    [InlineData("2022-01 2022-02; 2021-01 2021-03", "2021-01/2021-03 2022-01/2022-02", 5)]
    [InlineData("2021-01 2021-03; 2021-05 2021-05", "2021-01/2021-03 2021-05/2021-05", 4)]
    [InlineData("2021-01 2021-03; 2021-04 2021-04", "2021-01/2021-04", 4)]
    [InlineData("2021-01 2021-03; 2021-02 2021-02", "2021-01/2021-03", 3)]
    public void All_months_paid_twice_are_told(string atChangsha, string spans, int months)
    {
        var causes = new DuplicateMonthRule().Evaluate(Twice(atChangsha));

        var cause = Assert.Single(causes);
        Assert.Equal((spans, $"{months}", months), (cause.Facts["spans"], cause.Facts["months"], cause.Magnitude));
        var text = new DuplicateMonthRule().Text(cause.Facts);
        Assert.Contains(spans.Replace("/", "至", StringComparison.Ordinal).Replace(" ", "、", StringComparison.Ordinal), text.Zh, StringComparison.Ordinal);
        Assert.Contains(spans.Replace(" ", ", ", StringComparison.Ordinal).Replace("/", " to ", StringComparison.Ordinal), text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_overlap_ends_the_waiver_of_the_first()
    {
        var rule = new DuplicateMonthRule();
        var first = FindingSet.Decide("1001", [], [.. rule.Evaluate(Twice("2021-01 2021-03"))], 1, Now, Today).Open.Single();
        var waived = FindingSet.Waive(first, "manager", "refund asked for", Now, null);

        var same = FindingSet.Decide("1001", [waived], [.. rule.Evaluate(Twice("2021-01 2021-03"))], 2, Now, Today).Open.Single();
        var more = FindingSet.Decide("1001", [waived], [.. rule.Evaluate(Twice("2021-01 2021-03; 2022-01 2022-02"))], 2, Now, Today).Open.Single();

        Assert.NotNull(same.Waiver);
        Assert.Null(more.Waiver);
        Assert.Equal(FindingStepKind.Worse, more.History[^1].Kind);
    }

    /// <summary>Enrolled from the month after, and left before: nothing was paid.</summary>
    [Theory]
    [InlineData("2024-04", false)]
    [InlineData("2024-05", true)]
    public void What_ended_before_it_began_was_paid_nowhere(string to, bool expected)
    {
        var facts = Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-05", to)] };

        Assert.Equal(expected, new DuplicateMonthRule().Evaluate(Sample(facts, Today, Span(InsuranceLine.Pension, Guangzhou, "2021-06", "2024-05"))).Any());
    }

    /// <summary>Findings stored before all spans were told name one.</summary>
    [Fact]
    public void A_finding_without_spans_is_still_told()
    {
        var cause = Assert.Single(new DuplicateMonthRule().Evaluate(Twice("2021-01 2021-03")));

        var text = new DuplicateMonthRule().Text(cause.Facts.Remove("spans"));

        Assert.StartsWith("2021-01至2021-03（3个月）", text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_groups_registration_and_the_agencys_record_of_it_are_one()
    {
        var facts = Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")] };

        Assert.Empty(new DuplicateMonthRule().Evaluate(Sample(facts, Today, Span(InsuranceLine.Pension, Changsha, "2024-03", null, 3))));
        Assert.Empty(new DuplicateMonthRule().Evaluate(Sample(facts, Today, Span(InsuranceLine.Medical, Guangzhou, "2024-03", null, 3))));
    }

    /// <summary>医保办发〔2021〕43号: up to three months are made up, after more there is a waiting period.</summary>
    [Theory]
    [InlineData("2024-04", Severity.None, null)]
    [InlineData("2024-03", Severity.Info, "1")]
    [InlineData("2024-02", Severity.Info, "2")]
    [InlineData("2024-01", Severity.Info, "3")]
    [InlineData("2023-12", Severity.Warning, "4")]
    [InlineData("2023-11", Severity.Warning, "5")]
    public void A_gap_in_medical_insurance_is_made_up_or_waited_for(string paidTo, Severity expected, string? months)
    {
        var facts = Staff() with { OwnEnrolments = [Own(InsuranceLine.Medical, "2024-05")] };
        var input = Sample(facts, Today, Span(InsuranceLine.Medical, Guangzhou, "2021-06", paidTo));

        var cause = new MedicalGapRule().Evaluate(input).SingleOrDefault();

        Assert.Equal((expected, months), (cause?.Severity ?? Severity.None, cause?.Facts["gap"]));
    }

    [Theory]
    // Paid to February and not enrolled here: the gap grows month by month.
    [InlineData("2024-03-31", null)]
    [InlineData("2024-04-01", "1")]
    [InlineData("2024-06-30", "3")]
    [InlineData("2024-07-01", "4")]
    public void A_gap_grows_until_medical_insurance_begins(string today, string? months)
    {
        var input = Sample(Staff(), Day(today), Span(InsuranceLine.Medical, Guangzhou, "2021-06", "2024-02"));

        Assert.Equal(months, new MedicalGapRule().Evaluate(input).SingleOrDefault()?.Facts["gap"]);
        Assert.Contains(Domain.Time.YearMonth.Of(Day(today)).AddMonths(1).FirstDay, new MedicalGapRule().Looks(input));
    }

    [Theory]
    [InlineData("2024-02", "2024-07-31", true)]
    [InlineData("2024-02", "2024-08-01", false)]
    [InlineData("2023-12", "2024-10-31", true)]
    [InlineData("2023-12", "2024-11-01", false)]
    public void It_is_told_as_long_as_something_follows_from_it(string paidTo, string today, bool expected)
    {
        var facts = Staff() with { OwnEnrolments = [Own(InsuranceLine.Medical, "2024-05")] };

        Assert.Equal(expected, new MedicalGapRule().Evaluate(Sample(facts, Day(today), Span(InsuranceLine.Medical, Guangzhou, "2021-06", paidTo))).Any());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(35, false)]
    [InlineData(36, true)]
    [InlineData(37, true)]
    public void Three_years_paid_at_once_need_papers(int? months, bool expected)
    {
        var record = Record(InsuranceLine.Pension, Guangzhou, EnrolmentStatus.Paused, 84) with { LumpSumMonths = months };

        Assert.Equal(expected, new LumpSumRule().Evaluate(Sample(Staff(), Today, record)).Any());
        Assert.Empty(new LumpSumRule().Evaluate(Sample(Staff(), Today, record with { RegionCode = Shaoyang })));
    }

    [Theory]
    // Registered on 2024-03-04: the lines of one form are entered one by one.
    [InlineData("2024-03-04", false)]
    [InlineData("2024-03-05", true)]
    [InlineData("2024-03-06", true)]
    public void A_line_that_is_still_missing_the_day_after_is_told(string today, bool expected)
    {
        var input = Sample(Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")] }, Day(today));

        var cause = new MixedLinesRule().Evaluate(input).SingleOrDefault();

        Assert.Equal(expected ? "medical" : null, cause?.Facts["missing"]);
        Assert.Contains(new(2024, 3, 5), new MixedLinesRule().Looks(input));
    }

    [Fact]
    public void An_answer_of_today_is_no_registration_of_today()
    {
        var answered = Record(InsuranceLine.Pension, Changsha, EnrolmentStatus.Active) with { AsOf = Now.AddDays(3) };
        var input = Sample(Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")] }, new(2024, 3, 7), answered);

        Assert.Equal(["medical"], new MixedLinesRule().Evaluate(input).Select(cause => cause.Facts["missing"]));
    }

    /// <summary>The day of grace is for what HR enters, not for what agencies answer: asking them again every day changes nothing.</summary>
    [Theory]
    // Nothing, and what is known already.
    [InlineData(null, "medical")]
    [InlineData("pension 430100 active 2024-03 -", "medical")]
    [InlineData("work-injury 430100 active 2024-03 -", "medical")]
    // Other places, another unit here, and a stretch that ended before.
    [InlineData("medical 440100 active 2021-01 -", "medical")]
    [InlineData("medical 430100 paused 2019-01 2020-12", "medical")]
    [InlineData("pension 430100 paused 2019-01 2024-02", "medical")]
    // The agency has stopped what we enrolled, or has enrolled what we did not enter.
    [InlineData("pension 430100 paused 2019-01 2024-03", null)]
    [InlineData("medical 430100 active 2024-03 -", null)]
    public void An_answer_of_the_day_does_not_hide_that_lines_differ(string? record, string? missing)
    {
        var today = DateOnly.FromDateTime(Now.DateTime).AddDays(1);
        var parts = record?.Split(' ') ?? [];
        EnrolmentRecord[] told = record is not null && InsuranceLines.TryParse(parts[0], out var line) && EnrolmentStatuses.TryParse(parts[2], out var status)
            ? [Span(line, parts[1], parts[3], parts[4] == "-" ? null : parts[4]) with { Status = status, AsOf = Now.AddDays(1) }]
            : [];

        var input = Sample(Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")] }, today, told);

        Assert.Equal(missing, new MixedLinesRule().Evaluate(input).SingleOrDefault()?.Facts["missing"]);
        // Asked again the next day, and the day after.
        Assert.DoesNotContain(new MixedLinesRule().Looks(input), look => look > today);
    }

    [Fact]
    public void An_answer_on_the_day_of_the_entry_takes_no_grace_away()
    {
        var entered = Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")] };
        var answered = Record(InsuranceLine.Pension, Changsha, EnrolmentStatus.Active) with { AsOf = Now.AddHours(1) };

        Assert.Empty(new MixedLinesRule().Evaluate(Sample(entered, new(2024, 3, 4), answered)));
    }

    [Theory]
    // What the agency tells of another time does not end what we enrolled.
    [InlineData("2019-01", "2024-02", false)]
    [InlineData("2019-01", "2024-03", true)]
    [InlineData("2024-03", "2024-03", true)]
    [InlineData(null, null, true)]
    public void A_line_that_the_agency_stopped_is_missing(string? from, string? to, bool expected)
    {
        var both = Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03"), Own(InsuranceLine.Medical, "2024-03")] };
        var stopped = Record(InsuranceLine.Medical, Changsha, EnrolmentStatus.Paused) with
        {
            AsOf = Now.AddDays(1), From = from is null ? null : Domain.Time.YearMonth.Parse(from), To = to is null ? null : Domain.Time.YearMonth.Parse(to),
        };

        Assert.Equal(expected ? "medical" : null, new MixedLinesRule().Evaluate(Sample(both, Today, stopped)).SingleOrDefault()?.Facts["missing"]);
    }

    [Fact]
    public void Where_we_have_enrolled_nothing_no_lines_differ() =>
        Assert.Empty(new MixedLinesRule().Evaluate(Sample(Staff(), Today, Span(InsuranceLine.Pension, Changsha, "2024-03", null, 3))));

    [Fact]
    public void Lines_agree_when_all_that_are_due_are_paid_or_none_is()
    {
        var both = Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03"), Own(InsuranceLine.Medical, "2024-03")] };
        var stopped = Record(InsuranceLine.Medical, Changsha, EnrolmentStatus.Paused) with { AsOf = Now.AddDays(1) };

        Assert.Empty(new MixedLinesRule().Evaluate(Sample(both, Today)));
        Assert.Empty(new MixedLinesRule().Evaluate(Sample(Staff(), Today)));
        Assert.Empty(new MixedLinesRule().Evaluate(Sample(both with { OwnEnrolments = [both.OwnEnrolments[0]], WorkerCategory = "part-time" }, Today)));
        Assert.Single(new MixedLinesRule().Evaluate(Sample(both, Today, stopped)));
    }

    /// <summary>Guangzhou paid from 2021-01 to 2022-12, Changsha in the spans <c>from to</c>.</summary>
    private static RuleInput Twice(string atChangsha) => Sample(
        Staff(),
        Today,
        [
            Span(InsuranceLine.Pension, Guangzhou, "2021-01", "2022-12", 24),
            .. atChangsha.Split("; ").Select(span => Span(InsuranceLine.Pension, Changsha, span[..7], span[8..], 1)),
        ]);
}
