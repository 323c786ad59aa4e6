using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.ContributionRuns;

public sealed class SettlementTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_changed_is_nothing_to_settle() =>
        Assert.Empty(Settle(Statements.Of("2024-03", 10_000), Statements.Of("2024-03", 10_000)));

    [Fact]
    public void More_due_than_paid_is_a_makeup_per_line() =>
        Assert.Equal(
            ["Pension 160.00/80.00 Makeup Facts", "Medical 80.00/20.00 Makeup Facts"],
            Settle(Statements.Of("2024-03", 10_000), Statements.Of("2024-03", 11_000)).Select(Show));

    [Fact]
    public void Less_due_than_paid_is_a_refund_per_line() =>
        Assert.Equal(
            ["Pension -800.00/-400.00 Refund Facts", "Medical -400.00/-100.00 Refund Facts"],
            Settle(Statements.Of("2024-03", 10_000, hired: "2024-03-15"), Statements.Of("2024-03", 10_000, hired: "2024-03-16")).Select(Show));

    [Fact]
    public void Who_was_held_back_is_paid_in_full() =>
        Assert.Equal(
            ["Pension 1600.00/800.00 Makeup Held", "Medical 800.00/200.00 Makeup Held"],
            Settle(Statements.Of("2024-03", 10_000) with { Blocking = ["ACTIVE_ELSEWHERE"] }, Statements.Of("2024-03", 10_000)).Select(Show));

    [Fact]
    public void What_was_booked_already_is_not_due_again()
    {
        var closed = Statements.Of("2024-03", 10_000);
        var first = Settle(closed, Statements.Of("2024-03", 11_000));
        var booked = first.ConvertAll(adjustment => adjustment with { BookedIn = new YearMonth(2024, 4) });

        Assert.Empty(Settle(closed, Statements.Of("2024-03", 11_000), booked));
        Assert.Equal(
            ["Pension 160.00/80.00 Makeup Facts", "Medical 80.00/20.00 Makeup Facts"],
            Settle(closed, Statements.Of("2024-03", 12_000), booked).Select(Show));
        Assert.Equal(
            ["Pension -160.00/-80.00 Refund Facts", "Medical -80.00/-20.00 Refund Facts"],
            Settle(closed, Statements.Of("2024-03", 10_000), booked).Select(Show));
    }

    [Fact]
    public void Settling_again_gives_the_same_ids_until_something_is_booked()
    {
        var closed = Statements.Of("2024-03", 10_000);
        var first = Settle(closed, Statements.Of("2024-03", 11_000));

        Assert.Equal("4301:2024-03:000123:pension:makeup:1", first[0].Id);
        Assert.Equal(first, Settle(closed, Statements.Of("2024-03", 11_000)));
        Assert.Equal("4301:2024-03:000123:pension:makeup:2", Settle(closed, Statements.Of("2024-03", 12_000), first)[0].Id);
    }

    [Fact]
    public void Who_was_not_there_after_all_is_taken_back() =>
        Assert.Equal(
            ["Pension -1600.00/-800.00 Refund Facts", "Medical -800.00/-200.00 Refund Facts"],
            Settlement.Settle(Statements.Of("2024-03", 10_000), [], null, Statements.Plans, "4301", AdjustmentCause.Facts, Now).Select(Show));

    [Fact]
    public void A_month_without_a_policy_is_not_settled() =>
        Assert.Empty(Settle(Statements.Of("2024-03", 10_000) with { Month = new(2019, 12) }, Statements.Of("2024-03", 12_000)));

    private static List<Adjustment> Settle(RunStatement closed, RunStatement due, IReadOnlyCollection<Adjustment>? booked = null) =>
        [.. Settlement.Settle(closed, booked ?? [], due.Facts, Statements.Plans, "4301", AdjustmentCause.Facts, Now)];

    private static string Show(Adjustment adjustment) => FormattableString.Invariant(
        $"{adjustment.Change.Line} {adjustment.Change.EmployerDelta:0.00}/{adjustment.Change.EmployeeDelta:0.00} {adjustment.Change.Kind} {adjustment.Cause}");
}
