using System.Globalization;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Tests.Transfers;

public class TransferLegsTests
{
    private static readonly TransferLimits Limits = TransferRoutes.Published.Limits;

    private static readonly WorkingCalendar Calendar = WorkingCalendar.Published;

    /// <summary>国办发〔2009〕66号: three times 15 working days; over Qingming and May Day of 2024.</summary>
    [Fact]
    public void A_pension_runs_through_three_legs_of_fifteen_working_days()
    {
        var legs = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted);
        Assert.Equal("new-place-review 2024-03-01 2024-03-22 running", Text(legs));

        legs = Legs(TransferKind.CrossProvince, "2024-03-22", TransferState.NewPlaceAccepted, legs);
        Assert.Equal("new-place-review 2024-03-01 2024-03-22 2024-03-22; origin-processing 2024-03-22 2024-04-15 running", Text(legs));

        legs = Legs(TransferKind.CrossProvince, "2024-04-10", TransferState.FundsArrived, legs);
        Assert.Equal("origin-processing", legs.Running()?.Name);

        legs = Legs(TransferKind.CrossProvince, "2024-04-15", TransferState.FundsArrived, legs, both: true);
        Assert.Equal("merging 2024-04-15 2024-05-08 running", Text([legs.Running()!]));

        legs = Legs(TransferKind.CrossProvince, "2024-05-08", TransferState.Completed, legs, both: true);
        Assert.Null(legs.Running());
        Assert.Equal(["2024-03-22", "2024-04-15", "2024-05-08"], legs.Select(leg => $"{leg.DoneOn:yyyy-MM-dd}"));
    }

    /// <summary>医保办发〔2021〕43号: 10 working days for the old place, 5 for the new one.</summary>
    [Fact]
    public void Medical_has_ten_days_for_the_old_and_five_for_the_new_place()
    {
        var legs = Legs(TransferKind.Medical, "2024-03-01", TransferState.Submitted);
        Assert.Equal("follow-up 2024-03-01 2024-03-15 running", Text(legs));

        legs = Legs(TransferKind.Medical, "2024-03-01", TransferState.NewPlaceAccepted, legs);
        Assert.Equal("follow-up 2024-03-01 2024-03-15 2024-03-01; origin-processing 2024-03-01 2024-03-15 running", Text(legs));

        legs = Legs(TransferKind.Medical, "2024-03-15", TransferState.FundsArrived, legs, both: true);
        Assert.Equal("merging 2024-03-15 2024-03-22 running", Text([legs.Running()!]));
    }

    /// <summary>No notice limits the new place's answer: the employer's own limit keeps the case from being forgotten.</summary>
    [Fact]
    public void A_medical_case_without_an_answer_is_followed_up_by_a_limit_of_the_employer()
    {
        var leg = Assert.Single(Legs(TransferKind.Medical, "2024-03-01", TransferState.Submitted));

        Assert.StartsWith("单位内部时限", leg.Source, StringComparison.Ordinal);
        Assert.Equal((false, true), (leg.IsOverdueOn(new(2024, 3, 15)), leg.IsOverdueOn(new(2024, 3, 16))));
    }

    /// <summary>Five days for the table, a month for the money; 2024-06-08 to 10 are days off.</summary>
    [Theory]
    [InlineData("2024-03-01", "2024-03-08", "2024-04-01")]
    [InlineData("2024-01-31", "2024-02-06", "2024-02-29")]
    [InlineData("2024-05-08", "2024-05-14", "2024-06-11")]
    public void Table_and_money_of_unemployment_insurance_have_limits_of_their_own(string accepted, string table, string money)
    {
        var legs = Legs(TransferKind.Unemployment, accepted, TransferState.NewPlaceAccepted);

        Assert.Equal(
            $"origin-processing {accepted} {table} running; origin-funds {accepted} {money} running", Text(legs.Where(leg => leg.DoneOn is null)));
        Assert.All(legs, leg => Assert.True(leg.Unconfirmed));
    }

    [Fact]
    public void The_table_of_unemployment_insurance_ends_its_leg_and_the_money_the_other()
    {
        var route = TransferRoutes.Published.Of(TransferKind.Unemployment, "430100");
        var accepted = Legs(TransferKind.Unemployment, "2024-03-01", TransferState.NewPlaceAccepted);
        var progress = TransferProgress.Draft with { State = TransferState.OriginReviewed, HasInformationTable = true };

        var table = accepted.Advance(route, progress, Calendar, new(2024, 3, 4));
        Assert.Equal(
            "new-place-review 2024-03-01 2024-03-08 2024-03-01; origin-processing 2024-03-01 2024-03-08 2024-03-04; origin-funds 2024-03-01 2024-04-01 running",
            Text(table));
        var funds = progress with { State = TransferState.FundsArrived, HasFunds = true };
        Assert.Equal(new(2024, 3, 20), table.Advance(route, funds, Calendar, new(2024, 3, 20)).Find(leg => leg.Name == TransferLegs.OriginFunds)!.DoneOn);
        Assert.Equal(new DateOnly(2024, 4, 1), table.Expected(route, progress, Calendar, new(2024, 3, 4)));

        var without = accepted.Clear().Advance(route, progress with { WithoutFunds = true }, Calendar, new(2024, 3, 4));
        Assert.DoesNotContain(without, leg => leg.Name == TransferLegs.OriginFunds);
    }

    /// <summary>国办发〔2009〕66号: from the application, and the letter, however late they are entered.</summary>
    [Theory]
    // Entered on the day itself, and long after it.
    [InlineData("2024-03-01", "2024-03-01", "2024-03-01", "2024-03-22")]
    [InlineData("2024-03-01", "2024-03-25", "2024-03-01", "2024-03-22")]
    // An agency's clock that is ahead: the day of the recording.
    [InlineData("2024-03-02", "2024-03-01", "2024-03-01", "2024-03-22")]
    [InlineData("2024-02-29", "2024-03-01", "2024-02-29", "2024-03-21")]
    public void A_leg_runs_from_the_day_of_its_step(string happened, string recorded, string started, string due)
    {
        var legs = Reported(recorded, [], (TransferNode.Submitted, happened));

        Assert.Equal($"new-place-review {started} {due} running", Text(legs));
    }

    [Theory]
    [InlineData("2024-03-21", false)]
    [InlineData("2024-03-22", false)]
    [InlineData("2024-03-23", true)]
    public void A_step_entered_late_is_overdue_at_once(string recorded, bool overdue)
    {
        var day = DateOnly.Parse(recorded, null);
        var legs = Reported(recorded, [], (TransferNode.Submitted, "2024-03-01"));

        Assert.Equal(overdue, legs.Running()!.IsOverdueOn(day));
        Assert.Equal(overdue, legs.FindOverdue(day)[0].FoundOverdueOn == day);
        Assert.Equal(new(2024, 3, 23), legs.NextDeadline());
    }

    [Fact]
    public void Each_leg_starts_where_the_one_before_it_ended()
    {
        var legs = Reported("2024-06-03", [], (TransferNode.Submitted, "2024-03-01"), (TransferNode.Accepted, "2024-03-22"),
            (TransferNode.OriginReviewed, "2024-04-10"), (TransferNode.FundsArrived, "2024-04-12"), (TransferNode.InformationTable, "2024-04-15"),
            (TransferNode.Completed, "2024-05-08"));

        Assert.Equal(
            "new-place-review 2024-03-01 2024-03-22 2024-03-22; origin-processing 2024-03-22 2024-04-15 2024-04-15; merging 2024-04-15 2024-05-08 2024-05-08",
            Text(legs));
    }

    [Theory]
    [InlineData("2024-02-29", "2024-03-01")]
    [InlineData("2024-03-01", "2024-03-01")]
    [InlineData("2024-03-04", "2024-03-04")]
    public void No_leg_begins_before_the_one_ahead_of_it(string accepted, string started)
    {
        var legs = Reported("2024-03-11", [], (TransferNode.Submitted, "2024-03-01"), (TransferNode.Accepted, accepted));

        Assert.Equal($"new-place-review 2024-03-01 2024-03-22 {started}", Text([legs[0]]));
        Assert.Equal(DateOnly.Parse(started, null), legs.Running()!.StartedOn);
    }

    /// <summary>What a person brought to the window before the case was queued here began at the window.</summary>
    [Fact]
    public void Handing_in_ends_no_earlier_than_it_began_and_holds_no_leg_back()
    {
        var handIn = ImmutableList<TransferLeg>.Empty.OnlyHandIn(Limits, Calendar, new(2024, 3, 4));

        Assert.Equal(
            "hand-in 2024-03-04 2024-03-11 2024-03-04; new-place-review 2024-03-01 2024-03-22 running",
            Text(Reported("2024-03-05", handIn, (TransferNode.Submitted, "2024-03-01"))));
    }

    [Fact]
    public void What_the_old_place_owes_the_person_outlives_the_transfer()
    {
        var legs = Legs(TransferKind.CrossProvince, "2024-03-29", TransferState.NewPlaceAccepted)
            .WithExclusionNotice(Limits, Calendar, new(2024, 3, 29));

        var ended = Legs(TransferKind.CrossProvince, "2024-05-20", TransferState.PartiallyTransferred, legs, both: true);
        Assert.Equal(["exclusion-notice"], ended.Where(leg => leg.DoneOn is null).Select(leg => leg.Name));
        Assert.Null(Legs(TransferKind.CrossProvince, "2024-05-20", TransferState.Refused, legs).Running());
    }

    [Theory]
    [InlineData(TransferState.Draft)]
    [InlineData(TransferState.Signed)]
    public void Nothing_runs_before_the_submission(TransferState state) => Assert.Empty(Legs(TransferKind.CrossProvince, "2024-03-01", state));

    [Fact]
    public void A_limit_that_is_known_from_some_places_only_is_marked()
    {
        var leg = Assert.Single(Legs(TransferKind.Unemployment, "2024-03-01", TransferState.Submitted));

        Assert.Equal((new DateOnly(2024, 3, 8), true), (leg.DueOn, leg.Unconfirmed));
        Assert.False(Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted)[0].Unconfirmed);
    }

    /// <summary>人社厅发〔2019〕94号: ten working days; over Qingming of 2024.</summary>
    [Fact]
    public void The_old_place_has_ten_days_to_tell_what_stays()
    {
        var legs = Legs(TransferKind.CrossProvince, "2024-03-29", TransferState.NewPlaceAccepted)
            .WithExclusionNotice(Limits, Calendar, new(2024, 3, 29));

        Assert.Equal("exclusion-notice 2024-03-29 2024-04-15 running", Text([legs[^1]]));
        Assert.Equal(legs, legs.WithExclusionNotice(Limits, Calendar, new(2024, 4, 2)));
        Assert.Equal(new(2024, 4, 10), legs.Done("exclusion-notice", new(2024, 4, 10))[^1].DoneOn);
    }

    [Theory]
    [InlineData(TransferState.Refused)]
    [InlineData(TransferState.Withdrawn)]
    public void An_ended_case_has_no_running_leg(TransferState state)
    {
        var submitted = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted);

        Assert.Equal("new-place-review 2024-03-01 2024-03-22 2024-03-05", Text(Legs(TransferKind.CrossProvince, "2024-03-05", state, submitted)));
    }

    [Fact]
    public void A_returned_case_starts_its_legs_anew()
    {
        var submitted = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted);
        var returned = Legs(TransferKind.CrossProvince, "2024-03-05", TransferState.Draft, submitted);

        Assert.Null(returned.Running());
        Assert.Equal(
            "new-place-review 2024-03-22 2024-04-15 running",
            Text(Legs(TransferKind.CrossProvince, "2024-03-22", TransferState.Submitted, returned)));
    }

    [Fact]
    public void The_same_progress_again_changes_nothing()
    {
        var legs = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.NewPlaceAccepted);

        Assert.Equal(legs, Legs(TransferKind.CrossProvince, "2024-03-12", TransferState.NewPlaceAccepted, legs));
    }

    [Theory]
    [InlineData("2024-03-21", false)]
    [InlineData("2024-03-22", false)]
    [InlineData("2024-03-23", true)]
    public void A_leg_is_overdue_from_the_day_after_its_due_day(string day, bool overdue)
    {
        var leg = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted)[0];

        Assert.Equal(overdue, leg.IsOverdueOn(DateOnly.Parse(day, null)));
        Assert.False((leg with { DoneOn = new(2024, 3, 30) }).IsOverdueOn(new(2024, 4, 30)));
    }

    [Theory]
    [InlineData("2026-12-01", false)]
    [InlineData("2026-12-21", true)]
    public void A_due_day_in_a_year_without_a_calendar_is_provisional(string submitted, bool provisional) =>
        Assert.Equal(provisional, Legs(TransferKind.CrossProvince, submitted, TransferState.Submitted)[0].Provisional);

    [Theory]
    [InlineData("2024-03-22", null)]
    [InlineData("2024-03-23", "2024-03-23")]
    public void An_overdue_leg_is_found_once(string day, string? found)
    {
        var legs = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted);
        var looked = legs.FindOverdue(DateOnly.Parse(day, null));

        Assert.Equal(found, looked[0].FoundOverdueOn?.ToString("yyyy-MM-dd", null));
        Assert.Equal(found is null ? new DateOnly(2024, 3, 23) : null, looked.NextDeadline());
        if (found is not null) Assert.Same(looked, looked.FindOverdue(new(2024, 5, 1)));
    }

    [Fact]
    public void A_provisional_due_day_is_counted_again_when_the_calendar_is_out()
    {
        var route = TransferRoutes.Published.Of(TransferKind.CrossProvince, "430100");
        var legs = Legs(TransferKind.CrossProvince, "2026-12-21", TransferState.Submitted);
        var published = NewYearOf2027();

        Assert.Same(legs, legs.Recount(route, Limits, Calendar));
        var leg = legs.Recount(route, Limits, published)[0];
        Assert.Equal((new DateOnly(2027, 1, 13), false), (leg.DueOn, leg.Provisional));
        Assert.Equal((new DateOnly(2027, 1, 11), true), (legs[0].DueOn, legs[0].Provisional));
    }

    [Theory]
    [InlineData("hand-in", "2027-01-07", "2027-01-11")]
    [InlineData("exclusion-notice", "2027-01-14", "2027-01-18")]
    public void So_are_the_due_days_of_what_no_route_limits(string name, string before, string after)
    {
        var empty = ImmutableList<TransferLeg>.Empty;
        var legs = name == TransferLegs.HandIn
            ? empty.OnlyHandIn(Limits, Calendar, new(2026, 12, 31))
            : empty.WithExclusionNotice(Limits, Calendar, new(2026, 12, 31));

        var leg = legs.Recount(TransferRoutes.Published.Of(TransferKind.CrossProvince, "430100"), Limits, NewYearOf2027())[0];

        Assert.Equal((DateOnly.Parse(before, CultureInfo.InvariantCulture), true), (legs[0].DueOn, legs[0].Provisional));
        Assert.Equal((DateOnly.Parse(after, CultureInfo.InvariantCulture), false), (leg.DueOn, leg.Provisional));
    }

    /// <summary>A calendar in which 2027 has two days off that are no weekend.</summary>
    private static WorkingCalendar NewYearOf2027() => WorkingCalendar.Parse("""
        {"years": {
          "2026": {"source": "a", "off": [], "work": [], "statutory": []},
          "2027": {"source": "b", "off": ["2027-01-01", "2027-01-04"], "work": [], "statutory": []}}}
        """);

    [Fact]
    public void The_end_is_expected_after_the_limits_that_are_left()
    {
        var route = TransferRoutes.Published.Of(TransferKind.CrossProvince, "430100");

        Assert.Null(ImmutableList<TransferLeg>.Empty.Expected(route, TransferProgress.Draft, Calendar, new(2024, 3, 1)));
        var submitted = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted);
        Assert.Equal(new DateOnly(2024, 5, 8), submitted.Expected(route, TransferProgress.Draft, Calendar, new(2024, 3, 1)));
        var merging = Legs(TransferKind.CrossProvince, "2024-04-15", TransferState.FundsArrived, both: true);
        Assert.Equal(new DateOnly(2024, 5, 8), merging.Expected(route, TransferProgress.Draft, Calendar, new(2024, 4, 15)));
    }

    [Theory]
    [InlineData("2024-05-07", "2024-05-08")]
    [InlineData("2024-05-08", "2024-05-08")]
    [InlineData("2024-05-09", "2024-05-09")]
    [InlineData("2024-07-01", "2024-07-01")]
    public void The_end_is_never_expected_in_the_past(string today, string expected)
    {
        var route = TransferRoutes.Published.Of(TransferKind.CrossProvince, "430100");
        var merging = Legs(TransferKind.CrossProvince, "2024-04-15", TransferState.FundsArrived, both: true);

        Assert.Equal(DateOnly.Parse(expected, null), merging.Expected(route, TransferProgress.Draft, Calendar, DateOnly.Parse(today, null)));
    }

    [Fact]
    public void What_follows_an_overdue_step_is_expected_from_today()
    {
        var route = TransferRoutes.Published.Of(TransferKind.CrossProvince, "430100");
        var origin = Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.NewPlaceAccepted);

        Assert.Equal(new DateOnly(2024, 5, 8), origin.Expected(route, TransferProgress.Draft, Calendar, new(2024, 4, 15)));
    }

    private static ImmutableList<TransferLeg> Reported(string recorded, ImmutableList<TransferLeg> before, params ReadOnlySpan<(TransferNode Node, string On)> steps)
    {
        var (day, progress) = (DateOnly.Parse(recorded, null), TransferProgress.Draft with { State = TransferState.Signed });
        foreach (var (node, on) in steps)
        {
            progress = progress.Record(new()
            {
                EventId = node.ToString(), Node = node, At = ChinaTime.StartOf(DateOnly.Parse(on, null)), RecordedAt = ChinaTime.StartOf(day), Source = "manual",
            });
        }

        return before.Advance(TransferRoutes.Published.Of(TransferKind.CrossProvince, "430100"), progress, Calendar, day);
    }

    private static ImmutableList<TransferLeg> Legs(
        TransferKind kind, string today, TransferState state, ImmutableList<TransferLeg>? before = null, bool both = false) =>
        (before ?? []).Advance(
            TransferRoutes.Published.Of(kind, "430100"),
            TransferProgress.Draft with { State = state, HasInformationTable = both, HasFunds = both || state == TransferState.FundsArrived },
            Calendar,
            DateOnly.Parse(today, null));

    private static string Text(IEnumerable<TransferLeg> legs) => string.Join("; ", legs.Select(leg =>
        $"{leg.Name} {leg.StartedOn:yyyy-MM-dd} {leg.DueOn:yyyy-MM-dd} {(leg.DoneOn is { } done ? $"{done:yyyy-MM-dd}" : "running")}"));
}
