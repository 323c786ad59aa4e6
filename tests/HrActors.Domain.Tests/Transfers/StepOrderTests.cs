using HrActors.Domain.Transfers;
using static HrActors.Domain.Transfers.TransferNode;

namespace HrActors.Domain.Tests.Transfers;

public class StepOrderTests
{
    private static readonly DateOnly Tenth = new(2026, 11, 10);

    /// <summary>Each step with the one that is known and has to come before it.</summary>
    public static TheoryData<TransferNode, TransferNode> Behind => new()
    {
        { Submitted, Accepted }, { Submitted, InformationTable }, { Accepted, OriginReviewed }, { Accepted, InformationTable },
        { OriginReviewed, InformationTable }, { OriginReviewed, FundsArrived }, { InformationTable, Completed }, { FundsArrived, Completed },
        { Submitted, Refused }, { Accepted, Returned }, { OriginReviewed, Refused }, { Accepted, Withdrawn },
    };

    [Theory]
    [MemberData(nameof(Behind))]
    public void A_step_is_of_the_day_of_the_one_ahead_of_it_or_later(TransferNode ahead, TransferNode node)
    {
        var progress = After((ahead, 10));

        Assert.Equal(new ContradictingStep(ahead, Tenth, true), progress.Contradiction(node, Tenth.AddDays(-1)));
        Assert.Null(progress.Contradiction(node, Tenth));
        Assert.Null(progress.Contradiction(node, Tenth.AddDays(1)));
    }

    [Theory]
    [InlineData(InformationTable, FundsArrived)]
    [InlineData(FundsArrived, InformationTable)]
    public void The_table_and_the_money_are_of_any_order(TransferNode known, TransferNode entered)
    {
        var progress = After((Submitted, 1), (Accepted, 2), (OriginReviewed, 3), (known, 10));

        Assert.Null(progress.Contradiction(entered, Tenth.AddDays(-1)));
        Assert.Null(progress.Contradiction(entered, Tenth.AddDays(1)));
        Assert.Null(progress.Contradiction(known, Tenth.AddDays(-1)));
        Assert.Equal(new ContradictingStep(OriginReviewed, new(2026, 11, 3), true), progress.Contradiction(entered, new(2026, 11, 2)));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_step_that_one_entered_by_hand_waits_for_did_not_come_after_it(int days, bool contradicts)
    {
        var submitted = After((Submitted, 1));
        var waits = submitted.Record(Event("byHand", OriginReviewed, 10) with { By = "li" });
        var reported = submitted.Record(Event("reported", OriginReviewed, 10));

        Assert.Equal(
            contradicts ? new ContradictingStep(OriginReviewed, Tenth, false) : null, waits.Contradiction(Accepted, Tenth.AddDays(days)));
        Assert.Null(reported.Contradiction(Accepted, Tenth.AddDays(days)));
    }

    [Fact]
    public void What_went_before_a_return_binds_nothing_behind_it()
    {
        var returned = After((Submitted, 8), (Accepted, 9), (OriginReviewed, 10), (Returned, 10)) with { State = TransferState.Signed };
        var again = returned.Record(Event("again", Submitted, 5));

        Assert.Null(returned.Contradiction(Submitted, new(2026, 11, 5)));
        Assert.Null(again.Contradiction(Accepted, new(2026, 11, 6)));
        Assert.Equal(Submitted, again.Contradiction(Accepted, new(2026, 11, 4))?.Node);
    }

    [Fact]
    public void A_step_that_came_again_in_vain_and_one_of_an_earlier_submission_bind_nothing()
    {
        var progress = After((Submitted, 1), (Accepted, 2), (Accepted, 20)).Record(Event("old", OriginReviewed, 25) with { Stale = true });

        Assert.Null(progress.Contradiction(InformationTable, Tenth));
    }

    [Fact]
    public void A_submission_of_what_was_not_signed_binds_nothing()
    {
        var draft = TransferProgress.Draft.Record(Event("early", Submitted, 10));

        Assert.Null(draft.Contradiction(Accepted, Tenth.AddDays(-1)));
    }

    [Fact]
    public void A_clock_that_runs_ahead_counts_as_the_day_of_recording()
    {
        var progress = TransferProgress.Draft with { State = TransferState.Signed };
        var ahead = progress.Record(Event("ahead", Submitted, 12) with { RecordedAt = At(10) });

        Assert.Null(ahead.Contradiction(Accepted, Tenth));
        Assert.NotNull(ahead.Contradiction(Accepted, Tenth.AddDays(-1)));
    }

    private static TransferProgress After(params (TransferNode Node, int Day)[] steps) => steps
        .Select((step, index) => Event(index.ToString(System.Globalization.CultureInfo.InvariantCulture), step.Node, step.Day))
        .Aggregate(TransferProgress.Draft with { State = TransferState.Signed }, (progress, e) => progress.Record(e));

    /// <summary>Late in the evening, so that the day is China's.</summary>
    private static TransferEvent Event(string id, TransferNode node, int day) =>
        new() { EventId = id, Node = node, At = At(day), RecordedAt = At(30), Source = "manual" };

    private static DateTimeOffset At(int day) => new(2026, 11, day, 23, 30, 0, TimeSpan.FromHours(8));
}
