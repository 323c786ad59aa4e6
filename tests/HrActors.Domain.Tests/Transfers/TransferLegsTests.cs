using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Tests.Transfers;

public class TransferLegsTests
{
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
        Assert.Empty(legs);

        legs = Legs(TransferKind.Medical, "2024-03-01", TransferState.NewPlaceAccepted, legs);
        Assert.Equal("origin-processing 2024-03-01 2024-03-15 running", Text(legs));

        legs = Legs(TransferKind.Medical, "2024-03-15", TransferState.FundsArrived, legs, both: true);
        Assert.Equal("merging 2024-03-15 2024-03-22 running", Text([legs.Running()!]));
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
            .WithExclusionNotice(TransferRoutes.Published.Limits, Calendar, new(2024, 3, 29));

        Assert.Equal("exclusion-notice 2024-03-29 2024-04-15 running", Text([legs[^1]]));
        Assert.Equal(legs, legs.WithExclusionNotice(TransferRoutes.Published.Limits, Calendar, new(2024, 4, 2)));
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
        var published = WorkingCalendar.Parse("""
            {"years": {
              "2026": {"source": "a", "off": [], "work": [], "statutory": []},
              "2027": {"source": "b", "off": ["2027-01-01", "2027-01-04"], "work": [], "statutory": []}}}
            """);

        Assert.Same(legs, legs.Recount(route, Calendar));
        var leg = legs.Recount(route, published)[0];
        Assert.Equal((new DateOnly(2027, 1, 13), false), (leg.DueOn, leg.Provisional));
        Assert.Equal((new DateOnly(2027, 1, 11), true), (legs[0].DueOn, legs[0].Provisional));
    }

    [Fact]
    public void The_end_is_expected_after_the_limits_that_are_left()
    {
        var route = TransferRoutes.Published.Of(TransferKind.CrossProvince, "430100");

        Assert.Null(ImmutableList<TransferLeg>.Empty.Expected(route, Calendar));
        Assert.Equal(new DateOnly(2024, 5, 8), Legs(TransferKind.CrossProvince, "2024-03-01", TransferState.Submitted).Expected(route, Calendar));
        var merging = Legs(TransferKind.CrossProvince, "2024-04-15", TransferState.FundsArrived, both: true);
        Assert.Equal(new DateOnly(2024, 5, 8), merging.Expected(route, Calendar));
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
