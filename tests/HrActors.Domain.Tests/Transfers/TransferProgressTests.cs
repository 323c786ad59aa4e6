using HrActors.Domain.Transfers;
using static HrActors.Domain.Transfers.TransferNode;

namespace HrActors.Domain.Tests.Transfers;

public class TransferProgressTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 4, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>What every node makes of every state; what is not listed does not fit and is kept as unexpected.</summary>
    private static readonly Dictionary<(TransferState, TransferNode), TransferState> Fits = new()
    {
        [(TransferState.Signed, Submitted)] = TransferState.Submitted,
        [(TransferState.Submitted, Accepted)] = TransferState.NewPlaceAccepted,
        [(TransferState.NewPlaceAccepted, OriginReviewed)] = TransferState.OriginReviewed,
        [(TransferState.OriginReviewed, InformationTable)] = TransferState.OriginReviewed,
        [(TransferState.FundsArrived, InformationTable)] = TransferState.FundsArrived,
        [(TransferState.OriginReviewed, FundsArrived)] = TransferState.FundsArrived,
        [(TransferState.Submitted, Refused)] = TransferState.Refused,
        [(TransferState.NewPlaceAccepted, Refused)] = TransferState.Refused,
        [(TransferState.OriginReviewed, Refused)] = TransferState.Refused,
        [(TransferState.Submitted, Returned)] = TransferState.Draft,
        [(TransferState.NewPlaceAccepted, Returned)] = TransferState.Draft,
        [(TransferState.OriginReviewed, Returned)] = TransferState.Draft,
        [(TransferState.Draft, Withdrawn)] = TransferState.Withdrawn,
        [(TransferState.Signed, Withdrawn)] = TransferState.Withdrawn,
        [(TransferState.Submitted, Withdrawn)] = TransferState.Withdrawn,
        [(TransferState.NewPlaceAccepted, Withdrawn)] = TransferState.Withdrawn,
        [(TransferState.Withdrawn, Withdrawn)] = TransferState.Withdrawn,
    };

    public static TheoryData<TransferState, TransferNode, TransferState, bool> Table()
    {
        var table = new TheoryData<TransferState, TransferNode, TransferState, bool>();
        foreach (var state in Enum.GetValues<TransferState>())
        {
            foreach (var node in Enum.GetValues<TransferNode>())
            {
                var fits = Fits.TryGetValue((state, node), out var next);
                table.Add(state, node, fits ? next : state, !fits);
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_node_fits_or_is_kept_as_unexpected(TransferState state, TransferNode node, TransferState expected, bool unexpected)
    {
        var after = (TransferProgress.Draft with { State = state }).Record(Event("e1", node));

        Assert.Equal(expected, after.State);
        Assert.Equal(unexpected, Assert.Single(after.Events).Unexpected);
    }

    [Theory]
    [InlineData(true, true, TransferState.Completed)]
    [InlineData(true, false, TransferState.FundsArrived)]
    [InlineData(false, true, TransferState.FundsArrived)]
    public void Completion_needs_the_table_and_the_money(bool table, bool funds, TransferState expected)
    {
        var progress = TransferProgress.Draft with { State = TransferState.FundsArrived, HasInformationTable = table, HasFunds = funds };

        Assert.Equal(expected, progress.Record(Event("done", Completed)).State);
    }

    [Theory]
    [InlineData(InformationTable, FundsArrived, TransferState.OriginReviewed)]
    [InlineData(FundsArrived, InformationTable, TransferState.FundsArrived)]
    public void The_table_and_the_money_come_in_either_order(TransferNode first, TransferNode second, TransferState between)
    {
        var half = After(Submitted, Accepted, OriginReviewed, first);
        var both = half.Record(Event("second", second));

        Assert.Equal(between, half.State);
        Assert.Equal((TransferState.FundsArrived, true, true), (both.State, both.HasInformationTable, both.HasFunds));
        Assert.Equal(TransferState.Completed, both.Record(Event("done", Completed)).State);
    }

    [Fact]
    public void A_node_that_comes_early_is_kept_and_applied_when_it_fits()
    {
        var early = After(Submitted, Completed, FundsArrived, InformationTable, OriginReviewed);

        Assert.Equal(TransferState.Submitted, early.State);
        Assert.Equal([false, true, true, true, true], early.Events.Select(e => e.Unexpected));

        var caughtUp = early.Record(Event("late", Accepted));
        Assert.Equal(TransferState.Completed, caughtUp.State);
        Assert.DoesNotContain(caughtUp.Events, e => e.Unexpected);
        Assert.Equal(["0", "1", "2", "3", "4", "late"], caughtUp.Events.Select(e => e.EventId));
    }

    [Fact]
    public void A_submission_reported_before_the_signature_moves_nothing_behind_it()
    {
        var signed = TransferProgress.Draft.Record(Event("early", Submitted)) with { State = TransferState.Signed };

        var after = signed.Record(Event("next", Accepted));

        Assert.Equal(TransferState.Signed, after.State);
        Assert.Equal(TransferState.NewPlaceAccepted, after.Record(Event("again", Submitted)).State);
    }

    [Fact]
    public void A_known_event_changes_nothing()
    {
        var before = After(Submitted, Accepted);

        Assert.Same(before, before.Record(Event("1", Accepted)));
        Assert.Same(before, before.Record(Event("0", Refused)));
    }

    [Fact]
    public void A_report_of_an_earlier_submission_is_shown_and_never_applied()
    {
        var before = After(Submitted);
        var after = before.Record(Event("old", Accepted) with { Stale = true }).Record(Event("new", Accepted));

        Assert.Equal(TransferState.NewPlaceAccepted, after.State);
        Assert.Equal([false, true, false], after.Events.Select(e => e.Unexpected));
        Assert.Equal(TransferState.NewPlaceAccepted, after.Record(Event("stale", OriginReviewed) with { Stale = true }).State);
    }

    [Fact]
    public void What_waited_in_a_returned_submission_does_not_move_the_next()
    {
        var returned = After(Submitted, FundsArrived, InformationTable, Returned);
        var again = new[] { Submitted, Accepted, OriginReviewed }
            .Aggregate(returned with { State = TransferState.Signed }, (progress, node) => progress.Record(Event("second-" + node, node)));

        Assert.Equal((TransferState.OriginReviewed, false, false), (again.State, again.HasFunds, again.HasInformationTable));
        Assert.Equal(["1", "2"], again.Events.Where(e => e.Stale).Select(e => e.EventId));
    }

    [Fact]
    public void A_return_that_came_early_ends_its_submission_once()
    {
        var returned = After(Returned, FundsArrived, Submitted);

        Assert.Equal(TransferState.Draft, returned.State);
        Assert.Equal([(false, false), (true, true), (false, false)], returned.Events.Select(e => (e.Unexpected, e.Stale)));
    }

    [Fact]
    public void A_return_takes_back_the_table()
    {
        var returned = After(Submitted, Accepted, OriginReviewed, InformationTable, Returned);

        Assert.Equal((TransferState.Draft, false), (returned.State, returned.HasInformationTable));
        Assert.Equal(5, returned.Events.Count);
    }

    [Fact]
    public void The_money_is_kept_as_reported()
    {
        var money = new TransferMoneyReceived { PersonalAccount = 100.25m, Pooled = 150m, Interest = 3m, Total = 253.25m };

        Assert.Equal(money, After(Submitted, Accepted, OriginReviewed).Record(Event("m", FundsArrived) with { Money = money }).Received);
    }

    /// <summary>A table recorded before amounts were part of the id is the same table; one with other amounts, dated alike, is another.</summary>
    [Theory]
    [InlineData(false, 36_000, 1)]
    [InlineData(false, 36_001, 2)]
    [InlineData(true, 36_000, 1)]
    [InlineData(true, 36_001, 2)]
    public void A_table_with_the_same_amounts_counts_once(bool amountsInId, int account, int tables)
    {
        var (first, second) = (Table(36_000m), Table(account));
        first = amountsInId ? first : first with { EventId = ReportIds.Of("R-1", InformationTable, Now, null) };

        var progress = After(Submitted, Accepted, OriginReviewed).Record(first).Record(second).Record(second).Record(first);

        Assert.Equal(tables, progress.Events.Count(e => e.Node == InformationTable));
        Assert.Equal(account, progress.Stated!.Total);
        Assert.DoesNotContain(progress.Events, e => e.Unexpected);

        static TransferEvent Table(decimal account)
        {
            var money = new TransferMoneyReceived { PersonalAccount = account, Total = account };
            return Event(ReportIds.Of("R-1", InformationTable, Now, money), InformationTable) with { Money = money };
        }
    }

    [Fact]
    public void Amounts_written_with_more_zeros_are_the_same_report()
    {
        var plain = new TransferMoneyReceived { PersonalAccount = 100m, Total = 100m };
        var longer = new TransferMoneyReceived { PersonalAccount = 100.00m, Total = 100.0m };

        Assert.Equal(ReportIds.Of("R-1", FundsArrived, Now, plain), ReportIds.Of("R-1", FundsArrived, Now, longer));
        Assert.Equal("100", ReportIds.Normal(longer).PersonalAccount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A signed case after these nodes; the events are called 0, 1, 2 and so on.</summary>
    private static TransferProgress After(params TransferNode[] nodes) => nodes
        .Select((node, index) => Event(index.ToString(System.Globalization.CultureInfo.InvariantCulture), node))
        .Aggregate(TransferProgress.Draft with { State = TransferState.Signed }, (progress, e) => progress.Record(e));

    private static TransferEvent Event(string id, TransferNode node) => new() { EventId = id, Node = node, At = Now, RecordedAt = Now, Source = "sandbox" };
}
