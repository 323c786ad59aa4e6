using System.Globalization;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using static HrActors.Domain.Transfers.TransferNode;

namespace HrActors.Domain.Tests.Transfers;

public class TransferMoneyTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 4, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Account, pooled part, interest, total.</summary>
    [Theory]
    [InlineData(17_980.00, 24_576.00, 0, 42_556.00, null)]
    [InlineData(17_980.00, 24_576.00, 0, 42_556.01, null)]
    [InlineData(17_980.00, 24_576.00, 0, 42_556.02, "money.total-mismatch")]
    [InlineData(17_980.00, 24_576.00, 0, 42_555.99, null)]
    [InlineData(17_980.00, 24_576.00, 0, 42_555.98, "money.total-mismatch")]
    [InlineData(17_980.00, 24_576.00, 100.00, 42_656.00, null)]
    [InlineData(17_980.00, 24_576.00, 100.00, 42_556.00, null)]
    [InlineData(17_980.00, 24_576.00, 100.00, 42_600.00, "money.total-mismatch")]
    [InlineData(-1.00, 1.00, 0, 0, "money.negative")]
    public void The_total_of_a_table_is_the_sum_of_its_parts(decimal account, decimal pooled, decimal interest, decimal total, string? fault) =>
        Assert.Equal(fault, MoneyStatement.Fault(Money(account, pooled, interest, total)));

    [Theory]
    [InlineData(100.00, 242.00, 100.00)]
    [InlineData(100.00, 230.00, 88.00)]
    public void Interest_stands_beside_the_account_or_within_it(decimal account, decimal total, decimal principal) =>
        Assert.Equal(principal, MoneyStatement.Principal(Money(account, 130m, 12m, total)));

    [Fact]
    public void A_table_that_contradicts_itself_is_kept_and_never_applied()
    {
        var wrong = Event("wrong", InformationTable) with { Money = Money(100m, 150m, 0m, 260m) };
        var progress = After(Submitted, Accepted, OriginReviewed).Record(wrong).Record(Event("funds", FundsArrived)).Record(Event("done", Completed));

        Assert.Equal((TransferState.FundsArrived, false), (progress.State, progress.HasInformationTable));
        Assert.Equal("money.total-mismatch", progress.Events.Find(e => e.EventId == "wrong")!.Fault);
        Assert.Equal(ChinaTime.DateOf(wrong.RecordedAt), progress.FaultyTableOn);

        var right = progress.Record(Event("right", InformationTable) with { Money = Money(100m, 150m, 0m, 250m) });
        Assert.Equal((TransferState.Completed, 250m, null), (right.State, right.Stated!.Total, right.FaultyTableOn));
    }

    [Fact]
    public void A_contradicting_table_of_a_returned_application_is_nothing_to_the_next()
    {
        var wrong = Event("wrong", InformationTable) with { Money = Money(100m, 150m, 0m, 260m) };
        var returned = After(Submitted, Accepted, OriginReviewed).Record(wrong).Record(Event("back", Returned));

        Assert.Equal((TransferState.Draft, (DateOnly?)null), (returned.State, returned.FaultyTableOn));
        Assert.True(returned.Events.Find(e => e.EventId == "wrong")!.Stale);
    }

    [Fact]
    public void Money_that_arrived_counts_whatever_its_note_says()
    {
        var progress = After(Submitted, Accepted, OriginReviewed).Record(Event("f", FundsArrived) with { Money = Money(100m, 150m, 0m, 260m) });

        Assert.Equal(TransferState.FundsArrived, progress.State);
        Assert.Contains("money.total-mismatch", Reasons(null, progress));
    }

    [Fact]
    public void Expected_stated_and_received_stand_side_by_side()
    {
        var progress = TransferProgress.Draft with { Stated = Money(15_552m, 23_328m, 400m, 39_280m), Received = Money(15_552m, 23_328m, 400m, 39_280m) };
        var comparison = TransferComparison.Of(new(15_552m, 23_328m, false), progress)!;

        Assert.Equal(
            [("personal-account", 0m), ("pooled", 0m), ("interest", null), ("total", 400m)],
            comparison.Parts.Select(part => (part.Name, part.Difference)));
        Assert.Equal(["money.interest"], comparison.Reasons.Select(reason => reason.Code));
    }

    [Theory]
    [InlineData(true, 0, "money.last-base-only")]
    [InlineData(false, 48, "money.months-excluded")]
    [InlineData(true, 48, "money.last-base-only money.months-excluded")]
    [InlineData(false, 0, "money.unexplained")]
    public void A_difference_is_explained(bool lastBaseOnly, int excluded, string expected)
    {
        var progress = TransferProgress.Draft with { Received = Money(10_000m, 15_000m, 0m, 25_000m), ExcludedMonths = excluded };

        Assert.Equal(expected, string.Join(' ', Reasons(new(12_000m, 18_000m, lastBaseOnly), progress)));
    }

    [Fact]
    public void What_arrived_is_compared_with_the_table()
    {
        var progress = TransferProgress.Draft with { Stated = Money(100m, 150m, 0m, 250m), Received = Money(100m, 149.98m, 0m, 249.98m) };

        Assert.Equal(["money.arrived-differs"], Reasons(null, progress));
        Assert.Null(TransferComparison.Of(null, TransferProgress.Draft));
    }

    /// <summary>
    /// Reported again with other amounts, of the day before, the same day, the day after: what an agency dated a day earlier was late on its way,
    /// what a person enters corrects whatever stands. Files tell the day alone, so that the time of day says nothing.
    /// </summary>
    [Theory]
    [InlineData("2024-03-03T23:59", null, 250)]
    [InlineData("2024-03-04T00:00", null, 260)]
    [InlineData("2024-03-04T09:00", null, 260)]
    [InlineData("2024-03-05T00:00", null, 260)]
    [InlineData("2024-03-03T23:59", "li", 260)]
    [InlineData("2024-03-05T00:00", "li", 260)]
    public void Money_that_is_reported_again_with_other_amounts_replaces_what_was_reported(string at, string? by, decimal counts)
    {
        var first = Event("first", FundsArrived) with { Money = Money(100m, 150m, 0m, 250m) };
        var again = Event("again", FundsArrived) with { Money = Money(100m, 160m, 0m, 260m), At = DateTimeOffset.Parse(at + "+08:00", CultureInfo.InvariantCulture), By = by };
        var arrived = After(Submitted, Accepted, OriginReviewed, InformationTable).Record(first);

        foreach (var end in new TransferNode?[] { null, Completed })
        {
            var known = end is { } node ? arrived.Record(Event("end", node)) : arrived;
            var told = known.Record(again);

            Assert.Equal((known.State, counts), (told.State, told.Received!.Total));
            Assert.Equal([250m, 260m], told.Events.Where(e => e.Node == FundsArrived).Select(e => e.Money!.Total));
            Assert.DoesNotContain(told.Events, e => e.Unexpected);
            // Either of them once more changes nothing.
            Assert.Same(told, told.Record(again));
            Assert.Same(told, told.Record(first));
        }
    }

    [Fact]
    public void The_comparison_follows_the_amounts_that_were_reported_last()
    {
        var wrong = After(Submitted, Accepted, OriginReviewed)
            .Record(Event("table", InformationTable) with { Money = Money(12_000m, 18_000m, 0m, 30_000m) })
            .Record(Event("first", FundsArrived) with { Money = Money(12_000m, 17_000m, 0m, 29_000m) });
        Assert.Equal(["money.arrived-differs"], Reasons(new(12_000m, 18_000m, false), wrong));

        var right = wrong.Record(Event("again", FundsArrived) with { Money = Money(12_000m, 18_000m, 0m, 30_000m), At = Now.AddMinutes(1) });

        Assert.Empty(Reasons(new(12_000m, 18_000m, false), right));
        Assert.Equal(0m, TransferComparison.Of(new(12_000m, 18_000m, false), right)!.Parts.Find(part => part.Name == "total")!.Difference);
    }

    /// <summary>Nothing is corrected by a report that tells no amounts, where no money came, or once the case has ended otherwise.</summary>
    [Fact]
    public void What_corrects_no_money_is_kept_as_unexpected()
    {
        var money = Money(100m, 150m, 0m, 250m);
        var arrived = After(Submitted, Accepted, OriginReviewed).Record(Event("first", FundsArrived) with { Money = money });
        var without = (After(Submitted, Accepted) with { WithoutTable = true, WithoutFunds = true }).Record(Event("end", Completed));
        var withdrawn = After(Submitted, Withdrawn);

        foreach (var (known, again) in new[] { (arrived, null), (without, money), (withdrawn, money) })
        {
            var told = known.Record(Event("again", FundsArrived) with { Money = again });
            Assert.Equal((true, known.Received, known.State), (told.Events[^1].Unexpected, told.Received, told.State));
        }
    }

    /// <summary>The estimate is explained by the table; what arrived is compared with the table alone.</summary>
    [Theory]
    [InlineData(18_000, 18_000, "")]
    [InlineData(18_000, 17_000, "money.arrived-differs")]
    [InlineData(17_000, 17_000, "money.last-base-only")]
    [InlineData(17_000, 18_000, "money.arrived-differs money.last-base-only")]
    public void An_estimate_that_the_table_bears_out_is_not_blamed(int stated, int received, string expected)
    {
        var progress = TransferProgress.Draft with
        {
            Stated = Money(12_000m, stated, 0m, 12_000m + stated), Received = Money(12_000m, received, 0m, 12_000m + received),
        };

        Assert.Equal(expected, string.Join(' ', Reasons(new(12_000m, 18_000m, true), progress)));
    }

    /// <summary>Without table and money, as for a temporary account; without money, as for less than a year of unemployment insurance.</summary>
    [Theory]
    [InlineData(true, true, new[] { Submitted, Accepted, Completed }, TransferState.Completed)]
    [InlineData(false, true, new[] { Submitted, Accepted, Completed }, TransferState.NewPlaceAccepted)]
    [InlineData(false, true, new[] { Submitted, Accepted, OriginReviewed, InformationTable, Completed }, TransferState.Completed)]
    [InlineData(false, false, new[] { Submitted, Accepted, OriginReviewed, InformationTable, Completed }, TransferState.OriginReviewed)]
    public void A_case_is_complete_when_all_it_brings_is_there(bool noTable, bool noFunds, TransferNode[] nodes, TransferState expected) =>
        Assert.Equal(expected, After(TransferProgress.Draft with { WithoutTable = noTable, WithoutFunds = noFunds }, nodes).State);

    [Fact]
    public void A_case_that_leaves_months_behind_ends_partially_transferred() => Assert.Equal(
        TransferState.PartiallyTransferred,
        After(TransferProgress.Draft with { ExcludedMonths = 48 }, Submitted, Accepted, OriginReviewed, InformationTable, FundsArrived, Completed).State);

    private static IEnumerable<string> Reasons(ExpectedMoney? expected, TransferProgress progress) =>
        TransferComparison.Of(expected, progress)!.Reasons.Select(reason => reason.Code);

    private static TransferMoneyReceived Money(decimal account, decimal pooled, decimal interest, decimal total) =>
        new() { PersonalAccount = account, Pooled = pooled, Interest = interest, Total = total };

    private static TransferProgress After(params TransferNode[] nodes) => After(TransferProgress.Draft, nodes);

    private static TransferProgress After(TransferProgress start, params TransferNode[] nodes) => nodes
        .Select((node, index) => Event(index.ToString(System.Globalization.CultureInfo.InvariantCulture), node))
        .Aggregate(start with { State = TransferState.Signed }, (progress, e) => progress.Record(e));

    private static TransferEvent Event(string id, TransferNode node) => new() { EventId = id, Node = node, At = Now, RecordedAt = Now, Source = "sandbox" };
}
