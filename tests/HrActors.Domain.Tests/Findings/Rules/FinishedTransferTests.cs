using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

/// <summary>What a finished transfer settles: what its origin knew until then, and the way to its own destination.</summary>
public class FinishedTransferTests
{
    private const string Shenzhen = "440300";
    private const string Chengdu = "510100";

    /// <summary>The pension of Wuhan, paid to 2024-01, came to Changsha on 2024-05-20.</summary>
    private static readonly CompletedTransfer Done = new()
    {
        Line = InsuranceLine.Pension, OriginRegionCode = Wuhan, CaseNo = "T-1", Months = 36, StayedMonths = 0,
        At = new(2024, 5, 20, 9, 0, 0, TimeSpan.FromHours(8)), DestinationRegionCode = Changsha, Through = new(2024, 1),
    };

    [Theory]
    // Told before the end, or with it.
    [InlineData("2024-05-19", "active", "2024-04", null, 1, false, null)]
    [InlineData("2024-05-20", "paused", "2021-02", "2024-01", 36, true, null)]
    // Told after it: what is paid there, or owed, is new or was never stopped.
    [InlineData("2024-05-21", "active", "2024-04", null, 1, false, "ACTIVE_ELSEWHERE")]
    [InlineData("2024-07-31", "active", "2024-07", null, 1, false, "ACTIVE_ELSEWHERE")]
    [InlineData("2024-05-21", "active", null, null, 36, false, "ACTIVE_ELSEWHERE")]
    [InlineData("2024-07-31", "active", "2024-07", null, 1, true, "ACTIVE_ELSEWHERE ARREARS")]
    [InlineData("2024-07-31", "paused", "2021-02", "2024-01", 36, true, "ARREARS")]
    // Stopped again: the old stretch is settled for ever, months after it are not.
    [InlineData("2024-12-01", "paused", "2021-02", "2024-01", 36, false, null)]
    [InlineData("2024-12-01", "terminated", "2021-02", "2024-05", 36, false, null)]
    [InlineData("2024-12-01", "paused", "2021-02", "2024-02", 36, false, null)]
    [InlineData("2024-12-01", "paused", "2021-02", "2024-02", 37, false, "NEW_ENROL_FALSE")]
    [InlineData("2024-12-01", "paused", "2021-02", "2024-06", 40, false, "NEW_ENROL_FALSE")]
    [InlineData("2024-12-01", "paused", "2024-01", "2024-01", 1, false, null)]
    [InlineData("2024-12-01", "paused", "2024-02", "2024-04", 3, false, "NEW_ENROL_FALSE")]
    [InlineData("2024-12-01", "terminated", "2024-07", "2024-09", 3, false, "NEW_ENROL_FALSE")]
    [InlineData("2024-12-01", "paused", "2024-07", "2024-09", 0, false, null)]
    // Only a count.
    [InlineData("2024-12-01", "paused", null, null, 35, false, null)]
    [InlineData("2024-12-01", "paused", null, null, 36, false, null)]
    [InlineData("2024-12-01", "paused", null, null, 37, false, "NEW_ENROL_FALSE")]
    public void What_the_origin_shows_after_the_end_is_looked_at_again(
        string answeredOn, string status, string? from, string? to, int months, bool arrears, string? expected)
    {
        Assert.True(EnrolmentStatuses.TryParse(status, out var shown));
        var record = Record(InsuranceLine.Pension, Wuhan, shown, months) with
        {
            From = Month(from), To = Month(to), Arrears = arrears, AsOf = new(Day(answeredOn), new(9, 0), TimeSpan.FromHours(8)),
        };
        var input = Input(Employee() with { CompletedTransfers = [Done] }, Day(answeredOn), record);

        Assert.Equal(expected ?? "", string.Join(' ', Told(input).Select(cause => cause.Code)));
        // Arrears alone bring no months.
        Assert.Equal(expected is not (null or "ARREARS"), TransferNeeds.Of(input).Contains((InsuranceLine.Pension, Wuhan)));
    }

    [Theory]
    // Of a transfer noted before months and places were, only dates after its month tell.
    [InlineData("2024-02", "2024-05", false)]
    [InlineData("2024-02", "2024-06", true)]
    [InlineData("2024-06", "2024-06", true)]
    [InlineData(null, null, false)]
    public void An_older_transfer_settles_up_to_the_month_of_its_end(string? from, string? to, bool expected)
    {
        var older = Done with { DestinationRegionCode = null, Through = null, StayedMonths = null };
        var record = Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, 99) with
        {
            From = Month(from), To = Month(to), AsOf = Done.At.AddMonths(6),
        };
        var input = Input(Employee() with { CompletedTransfers = [older] }, new(2024, 11, 20), record);

        Assert.Equal(expected, new NewEnrolmentFalseRule().Evaluate(input).Any());
    }

    /// <summary>
    /// What the origin shows a day after the end of 2024-05-20: nothing, what was transferred, months up to that month and beyond it.
    /// </summary>
    [Theory]
    [InlineData(null, null, null, 0, true)]
    [InlineData("paused", "2021-02", "2023-12", 35, true)]
    [InlineData("paused", "2021-02", "2024-01", 36, true)]
    [InlineData("terminated", "2021-02", "2024-05", 36, true)]
    [InlineData("paused", "2021-02", "2024-02", 37, false)]
    [InlineData("paused", "2021-02", "2024-06", 37, false)]
    [InlineData("paused", "2024-02", "2024-04", 3, false)]
    [InlineData("active", "2024-05", null, 1, false)]
    [InlineData("paused", null, null, 36, true)]
    [InlineData("paused", null, null, 37, false)]
    public void A_finished_transfer_is_not_applied_for_again_until_the_origin_has_new_months(
        string? status, string? from, string? to, int months, bool isFinished)
    {
        ImmutableList<EnrolmentRecord> shown = !EnrolmentStatuses.TryParse(status, out var read) ? [] :
        [
            Record(InsuranceLine.Pension, Wuhan, read, months) with { From = Month(from), To = Month(to), AsOf = Done.At.AddDays(1) },
        ];
        var facts = Employee() with { CompletedTransfers = [Done] };

        // As the employee knows it, and as the case has just been told.
        Assert.Equal(isFinished, Refused(Input(facts, new(2024, 5, 21), [.. shown]), []));
        Assert.Equal(isFinished, Refused(Input(facts, new(2024, 5, 21)), shown));

        static bool Refused(RuleInput input, ImmutableList<EnrolmentRecord> told) =>
            TransferNeeds.Finished(input, TransferKind.CrossProvince, InsuranceLine.Pension, Wuhan, told)?.Code == "transfer.already-finished";
    }

    /// <summary>By the kind that ended and the kind that is asked for; of what was noted before kinds were, months tell.</summary>
    [Theory]
    [InlineData(TransferKind.CrossProvince, 36, TransferKind.CrossProvince, true)]
    [InlineData(TransferKind.CrossProvince, 36, TransferKind.TemporaryAccount, true)]
    [InlineData(TransferKind.CrossProvince, 36, TransferKind.SchemeChange, false)]
    [InlineData(TransferKind.TemporaryAccount, 0, TransferKind.TemporaryAccount, true)]
    [InlineData(TransferKind.TemporaryAccount, 0, TransferKind.CrossProvince, false)]
    [InlineData(TransferKind.SchemeChange, 36, TransferKind.SchemeChange, true)]
    [InlineData(TransferKind.SchemeChange, 36, TransferKind.CrossProvince, false)]
    [InlineData(TransferKind.None, 36, TransferKind.CrossProvince, true)]
    [InlineData(TransferKind.None, 0, TransferKind.TemporaryAccount, true)]
    [InlineData(TransferKind.None, 0, TransferKind.CrossProvince, false)]
    public void Only_what_has_ended_is_not_applied_for_again(TransferKind ended, int months, TransferKind asked, bool isFinished)
    {
        var input = Input(Employee() with { CompletedTransfers = [Done with { Kind = ended, Months = months }] }, new(2024, 5, 21));

        Assert.Equal(isFinished, TransferNeeds.Finished(input, asked, InsuranceLine.Pension, Wuhan, []) is not null);
        Assert.Null(TransferNeeds.Finished(input, asked, InsuranceLine.Medical, Wuhan, []));
        Assert.Null(TransferNeeds.Finished(input, asked, InsuranceLine.Pension, Shenzhen, []));
    }

    [Fact]
    public void A_finished_transfer_is_named_with_the_rule()
    {
        var input = Input(Employee() with { CompletedTransfers = [Done] }, new(2024, 5, 21));

        var refusal = TransferNeeds.Finished(input, TransferKind.CrossProvince, InsuranceLine.Pension, Wuhan, [])!;
        Assert.Contains("武汉的养老保险已由案件 T-1 于 2024-05-20 办结", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("Case T-1 ended on 2024-05-20", refusal.English, StringComparison.Ordinal);
    }

    /// <summary>Months that stayed may follow once there are papers for them; months taken back are there again; elsewhere they are carried on from there.</summary>
    [Fact]
    public void What_a_transfer_left_or_did_not_bring_here_is_no_second_application()
    {
        var partial = Done with { Months = 24, StayedMonths = 12 };
        var back = new CompletedTransfer
        {
            Line = InsuranceLine.Pension, OriginRegionCode = Changsha, CaseNo = "T-2", Months = 40, StayedMonths = 0, At = Done.At.AddMonths(2),
            DestinationRegionCode = Wuhan,
        };

        foreach (var known in new ImmutableList<CompletedTransfer>[] { [partial], [Done, back], [Done with { DestinationRegionCode = Shenzhen }] })
        {
            var input = Input(Employee() with { CompletedTransfers = known }, new(2024, 8, 20));
            Assert.Null(TransferNeeds.Finished(input, TransferKind.CrossProvince, InsuranceLine.Pension, Wuhan, []));
        }

        var carriedOn = Done with { OriginRegionCode = Shenzhen, CaseNo = "T-2", At = Done.At.AddMonths(2) };
        var chain = Input(Employee() with { CompletedTransfers = [Done with { DestinationRegionCode = Shenzhen }, carriedOn] }, new(2024, 8, 20));
        Assert.NotNull(TransferNeeds.Finished(chain, TransferKind.CrossProvince, InsuranceLine.Pension, Wuhan, []));
    }

    [Fact]
    public void Months_paid_twice_after_the_transfer_wait_for_another_one()
    {
        var facts = Staff() with { OwnEnrolments = [Own(InsuranceLine.Pension, "2024-03")], CompletedTransfers = [Done] };
        var again = Span(InsuranceLine.Pension, Wuhan, "2024-07", "2024-08", 2) with { AsOf = Done.At.AddMonths(6) };

        Assert.Equal("transfer", Assert.Single(new DuplicateMonthRule().Evaluate(Input(facts, new(2024, 11, 20), again))).Facts["stage"]);
    }

    [Theory]
    // The months are where the person is enrolled.
    [InlineData(Changsha, "", null)]
    // No transfer of a pension inside a province.
    [InlineData(Shaoyang, "", null)]
    // They went to Shenzhen, and the person is enrolled in Changsha now.
    [InlineData(Shenzhen, "NEW_ENROL_FALSE:pension:440300", "transfer.months-elsewhere")]
    public void Months_brought_to_another_place_have_to_be_carried_on(string destination, string expected, string? refusal)
    {
        var record = Span(InsuranceLine.Pension, Wuhan, "2021-02", "2024-01") with { AsOf = Done.At.AddDays(1) };
        var input = Input(Employee() with { CompletedTransfers = [Done with { DestinationRegionCode = destination }] }, new(2024, 5, 21), record);

        Assert.Equal(expected, string.Join(' ', Told(input).Select(cause => cause.Key)));
        Assert.Equal(expected.Length == 0 ? [] : [expected[^6..]], TransferNeeds.Of(input).Select(need => need.RegionCode));
        Assert.Equal(refusal, TransferNeeds.Emptied(input, InsuranceLine.Pension, Wuhan)?.Code);
    }

    [Fact]
    public void What_no_agency_shows_at_the_other_place_the_transfer_itself_tells()
    {
        var facts = Employee() with { CompletedTransfers = [Done with { DestinationRegionCode = Shenzhen }] };
        var rule = new NewEnrolmentFalseRule();

        var told = Assert.Single(rule.Evaluate(Input(facts, new(2024, 5, 21))));
        var text = rule.Text(told.Facts);
        Assert.Contains("36个月养老保险已随案件T-1转入深圳", text.Zh, StringComparison.Ordinal);
        Assert.Contains("the transfer from Shenzhen to Changsha", text.En, StringComparison.Ordinal);

        var shown = Assert.Single(rule.Evaluate(Input(facts, new(2024, 5, 21), Record(InsuranceLine.Pension, Shenzhen, EnrolmentStatus.Paused, 40))));
        Assert.Equal((told.Key, "40"), (shown.Key, shown.Facts["months"]));
        Assert.DoesNotContain("T-1", rule.Text(shown.Facts).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Carried_on_they_are_settled_at_every_place_on_the_way()
    {
        var first = Done with { DestinationRegionCode = Shenzhen };
        var second = Done with { OriginRegionCode = Shenzhen, CaseNo = "T-2", At = Done.At.AddMonths(2) };
        var records = new[]
        {
            Span(InsuranceLine.Pension, Wuhan, "2021-02", "2024-01") with { AsOf = Done.At.AddMonths(3) },
            Span(InsuranceLine.Pension, Shenzhen, "2024-02", "2024-05", 40) with { AsOf = Done.At.AddMonths(1) },
        };
        var input = Input(Employee() with { CompletedTransfers = [first, second] }, new(2024, 8, 20), records);

        Assert.Empty(Told(input));
        Assert.Null(TransferNeeds.Emptied(input, InsuranceLine.Pension, Wuhan));
        // On to the next place: from where they lie now, and from nowhere else.
        var moved = input with { Facts = input.Facts with { RegionCode = Chengdu } };
        Assert.Equal([Changsha], TransferNeeds.Of(moved).Select(need => need.RegionCode));
        Assert.Contains("长沙到成都", TransferNeeds.Emptied(moved, InsuranceLine.Pension, Wuhan)!.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_temporary_account_settles_the_old_place_only_where_it_was_opened()
    {
        var account = Done with { Months = 0 };
        var record = Span(InsuranceLine.Pension, Wuhan, "2021-02", "2024-01") with { AsOf = Done.At.AddDays(1) };
        var input = Input(Employee() with { CompletedTransfers = [account] }, new(2024, 5, 21), record);

        Assert.Empty(TransferNeeds.Of(input));
        Assert.Equal([Wuhan], TransferNeeds.Of(input with { Facts = input.Facts with { RegionCode = Chengdu } }).Select(need => need.RegionCode));
    }

    private static IEnumerable<Cause> Told(RuleInput input) =>
        new Rule[] { new ActiveElsewhereRule(), new NewEnrolmentFalseRule(), new ArrearsRule() }.SelectMany(rule => rule.Evaluate(input));

    private static YearMonth? Month(string? text) => text is null ? null : YearMonth.Parse(text);
}
