using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Time;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

public class ElsewhereRulesTests
{
    [Theory]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active, "ACTIVE_ELSEWHERE:pension:420100")]
    [InlineData(InsuranceLine.Medical, Wuhan, EnrolmentStatus.Active, "ACTIVE_ELSEWHERE:medical:420100")]
    [InlineData(InsuranceLine.Pension, Shaoyang, EnrolmentStatus.Active, "ACTIVE_ELSEWHERE:pension:430500")]
    [InlineData(InsuranceLine.WorkInjury, Wuhan, EnrolmentStatus.Active, "ACTIVE_ELSEWHERE:work-injury:420100")]
    [InlineData(InsuranceLine.Pension, Changsha, EnrolmentStatus.Active, null)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, null)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Terminated, null)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Drawing, null)]
    public void A_line_paid_at_another_place_blocks(InsuranceLine line, string region, EnrolmentStatus status, string? expected)
    {
        var causes = new ActiveElsewhereRule().Evaluate(Input(Record(line, region, status))).ToList();

        Assert.Equal(expected is null ? [] : [expected], causes.Select(cause => cause.Key));
        Assert.All(causes, cause => Assert.Equal(Severity.Blocking, cause.Severity));
    }

    /// <summary>Hired on 2024-03-01 by 示例集团.</summary>
    [Theory]
    [InlineData("2024-02", "另一公司", false, true)]
    [InlineData("2024-03", "另一公司", false, false)]
    [InlineData("2020-01", "另一公司", true, false)]
    [InlineData("2020-01", "示例集团", false, false)]
    [InlineData("2020-01", null, false, false)]
    [InlineData(null, "另一公司", false, false)]
    public void Another_unit_at_the_same_place_still_pays(string? from, string? unit, bool isEnrolledByUs, bool expected)
    {
        var record = Record(InsuranceLine.Pension, Changsha, EnrolmentStatus.Active) with
        {
            From = from is null ? null : YearMonth.Parse(from), UnitName = unit, LastBase = 5_000m,
        };
        var facts = Staff() with { OwnEnrolments = isEnrolledByUs ? [Own(InsuranceLine.Pension, "2024-03")] : [] };
        var input = Input(facts, new(2024, 3, 4), record);

        Assert.Equal(expected ? ["ACTIVE_ELSEWHERE:pension:430100"] : [], new ActiveElsewhereRule().Evaluate(input).Select(cause => cause.Key));
        // What another unit declared is no base of ours.
        Assert.Equal(!expected, input.DeclaredBase() is not null);
        // It opens no transfer: the relationship is here already.
        Assert.Empty(TransferNeeds.Of(input));
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, 36, true)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, 1, true)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, 0, false)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Terminated, 36, true)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active, 36, false)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Drawing, 200, false)]
    [InlineData(InsuranceLine.Pension, Changsha, EnrolmentStatus.Paused, 36, false)]
    [InlineData(InsuranceLine.Pension, Shaoyang, EnrolmentStatus.Paused, 36, false)]
    [InlineData(InsuranceLine.Medical, Shaoyang, EnrolmentStatus.Paused, 36, true)]
    [InlineData(InsuranceLine.WorkInjury, Wuhan, EnrolmentStatus.Paused, 36, false)]
    public void Paid_months_elsewhere_contradict_a_first_enrolment(
        InsuranceLine line, string region, EnrolmentStatus status, int months, bool expected)
    {
        var rule = new NewEnrolmentFalseRule();

        Assert.Equal(expected, rule.Evaluate(Input(Record(line, region, status, months))).Any());
    }

    [Fact]
    public void A_completed_transfer_ends_every_cause_at_its_origin_and_no_other()
    {
        var done = new CompletedTransfer { Line = InsuranceLine.Pension, OriginRegionCode = Wuhan, CaseNo = "T-1", Months = 36, At = Now };
        var facts = Employee() with { CompletedTransfers = [done] };
        var arrears = Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active) with { Arrears = true };
        var input = Input(facts, new(2024, 3, 4), arrears, Record(InsuranceLine.Pension, Guangzhou, EnrolmentStatus.Paused));

        Assert.Equal(["NEW_ENROL_FALSE:pension:440100"], RuleBook.Evaluate(input).Select(cause => cause.Key));
        Assert.Equal([Guangzhou], TransferNeeds.Of(input).Select(record => record.RegionCode));
    }

    [Theory]
    [InlineData(Wuhan, true, true)]
    [InlineData(Wuhan, false, false)]
    [InlineData(Changsha, true, true)]
    [InlineData(Changsha, false, false)]
    public void Arrears_block_at_the_old_place_and_here(string region, bool arrears, bool expected)
    {
        var record = Record(InsuranceLine.Pension, region, EnrolmentStatus.Paused) with { Arrears = arrears };

        Assert.Equal(expected, new ArrearsRule().Evaluate(Input(record)).Any(cause => cause.Severity == Severity.Blocking));
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Drawing, true)]
    [InlineData(InsuranceLine.Pension, Changsha, EnrolmentStatus.Drawing, true)]
    [InlineData(InsuranceLine.Unemployment, Wuhan, EnrolmentStatus.Drawing, false)]
    [InlineData(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused, false)]
    public void A_pension_in_payment_blocks_enrolment(InsuranceLine line, string region, EnrolmentStatus status, bool expected) =>
        Assert.Equal(expected, new PensionerRule().Evaluate(Input(Record(line, region, status))).Any());

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Another_name_at_the_agency_blocks(bool matches, bool expected)
    {
        var input = new RuleInput(Employee(), [Answer() with { NameMatches = matches }], new(2024, 3, 4));

        Assert.Equal(expected, new NameMismatchRule().Evaluate(input).Any(cause => cause.Key == "NAME_MISMATCH:sandbox"));
    }

    [Fact]
    public void Two_agencies_that_show_the_same_relationship_make_one_cause()
    {
        var record = Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active);
        var input = new RuleInput(Employee(), [Answer(record), Answer(record with { Source = "b" }) with { AgencyId = "b" }], new(2024, 3, 4));

        Assert.Single(RuleBook.Evaluate(input));
    }
}
