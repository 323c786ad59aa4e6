using HrActors.Domain.Enrolment;
using HrActors.Domain.Identity;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Transfers;

public class TransferAssessmentTests
{
    private static readonly TransferLimits Limits = TransferRoutes.Published.Limits;

    /// <summary>国办发〔2009〕66号 art. 5; everybody moves from Guangzhou to Changsha on 2024-03-01.</summary>
    [Theory]
    [InlineData(Sex.Male, "1974-03-02", Wuhan, TransferKind.CrossProvince)]
    [InlineData(Sex.Male, "1974-03-01", Wuhan, TransferKind.TemporaryAccount)]
    [InlineData(Sex.Male, "1974-02-29", Wuhan, TransferKind.TemporaryAccount)]
    [InlineData(Sex.Female, "1984-04-01", Wuhan, TransferKind.CrossProvince)]
    [InlineData(Sex.Female, "1984-03-02", Wuhan, TransferKind.CrossProvince)]
    [InlineData(Sex.Female, "1984-03-01", Wuhan, TransferKind.TemporaryAccount)]
    [InlineData(Sex.Female, "1984-02-29", Wuhan, TransferKind.TemporaryAccount)]
    [InlineData(Sex.Male, "1969-03-01", Shaoyang, TransferKind.CrossProvince)]
    [InlineData(Sex.Male, "1969-03-01", null, TransferKind.CrossProvince)]
    [InlineData(Sex.None, "1969-03-01", Wuhan, TransferKind.CrossProvince)]
    public void Age_and_hukou_decide_whether_a_temporary_account_is_opened(Sex sex, string born, string? hukou, TransferKind expected)
    {
        var day = born == "1974-02-29" ? new DateOnly(1974, 2, 28) : Day(born);

        Assert.Equal(expected, TransferAssessment.Kind(Question(sex: sex) with { BirthDate = day, HukouRegionCode = hukou }).Value!.Kind);
    }

    [Fact]
    public void An_approved_move_is_transferred_at_any_age() => Assert.Equal(
        TransferKind.CrossProvince,
        TransferAssessment.Kind(Question(sex: Sex.Male) with { BirthDate = new(1960, 1, 1), HukouRegionCode = Wuhan, Approval = "湘组调〔2024〕1号" }).Value!.Kind);

    [Fact]
    public void A_relationship_of_medical_insurance_moves_at_any_age() => Assert.Equal(
        TransferKind.Medical,
        TransferAssessment.Kind(Question(InsuranceLine.Medical, Sex.Male) with { BirthDate = new(1960, 1, 1), HukouRegionCode = Wuhan }).Value!.Kind);

    [Theory]
    [InlineData(InsuranceLine.Pension, Shaoyang, TransferKind.None, "transfer.not-required")]
    [InlineData(InsuranceLine.Pension, Changsha, TransferKind.None, "transfer.not-required")]
    [InlineData(InsuranceLine.WorkInjury, Guangzhou, TransferKind.None, "transfer.not-required")]
    [InlineData(InsuranceLine.Unemployment, Shaoyang, TransferKind.None, "transfer.not-required")]
    [InlineData(InsuranceLine.Pension, Shaoyang, TransferKind.CrossProvince, "transfer.kind-unfit")]
    [InlineData(InsuranceLine.Medical, Guangzhou, TransferKind.SchemeChange, "transfer.kind-unfit")]
    [InlineData(InsuranceLine.Pension, Guangzhou, TransferKind.Medical, "transfer.kind-unfit")]
    [InlineData(InsuranceLine.Pension, Shaoyang, TransferKind.TemporaryAccount, "transfer.kind-unfit")]
    public void A_transfer_that_is_not_needed_is_refused_with_its_rule(InsuranceLine line, string origin, TransferKind asked, string code) =>
        Assert.Equal(code, TransferAssessment.Kind(Question(line) with { OriginRegionCode = origin, Kind = asked }).Refusal?.Code);

    [Theory]
    [InlineData(InsuranceLine.HousingFund, Guangzhou, "住房公积金管理中心", "housing fund centres")]
    [InlineData(InsuranceLine.WorkInjury, Guangzhou, "第十五条", "art. 15")]
    [InlineData(InsuranceLine.Maternity, Guangzhou, "第十五条", "art. 15")]
    [InlineData(InsuranceLine.SupplementaryMedical, Guangzhou, "不单独转移", "by itself")]
    [InlineData(InsuranceLine.Pension, Shaoyang, "省内", "within the province")]
    public void Each_refusal_gives_its_own_reason(InsuranceLine line, string origin, string zh, string en)
    {
        var refusal = TransferAssessment.Kind(Question(line) with { OriginRegionCode = origin }).Refusal!;

        Assert.Equal("transfer.not-required", refusal.Code);
        Assert.Contains(zh, refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains(en, refusal.English, StringComparison.Ordinal);
        Assert.Equal(line is InsuranceLine.WorkInjury or InsuranceLine.Maternity, refusal.Chinese.Contains("社会保险经办条例", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Shaoyang, TransferKind.SchemeChange)]
    [InlineData(Guangzhou, TransferKind.SchemeChange)]
    [InlineData(Guangzhou, TransferKind.TemporaryAccount)]
    [InlineData(Guangzhou, TransferKind.CrossProvince)]
    public void A_kind_that_fits_may_be_asked_for(string origin, TransferKind asked) =>
        Assert.Equal(asked, TransferAssessment.Kind(Question() with { OriginRegionCode = origin, Kind = asked }).Value?.Kind);

    [Fact]
    public void A_transfer_is_not_forced_where_a_temporary_account_is_due() => Assert.Equal(
        "transfer.temporary-account",
        TransferAssessment.Kind(
            Question(sex: Sex.Female) with { BirthDate = new(1980, 1, 1), HukouRegionCode = Wuhan, Kind = TransferKind.CrossProvince }).Refusal?.Code);

    [Fact]
    public void Who_draws_a_pension_transfers_nothing() => Assert.Equal(
        "transfer.pension-drawing",
        TransferAssessment.Kind(Question() with { Origin = Record(InsuranceLine.Pension, Guangzhou, EnrolmentStatus.Drawing) }).Refusal?.Code);

    [Theory]
    [InlineData(EnrolmentStatus.Active, false, "transfer.origin-active")]
    [InlineData(EnrolmentStatus.Active, true, "transfer.origin-active")]
    [InlineData(EnrolmentStatus.Paused, true, "transfer.origin-arrears")]
    [InlineData(EnrolmentStatus.Drawing, false, "transfer.pension-drawing")]
    [InlineData(EnrolmentStatus.Paused, false, null)]
    [InlineData(EnrolmentStatus.Terminated, false, null)]
    public void The_old_place_may_stand_in_the_way(EnrolmentStatus status, bool arrears, string? code)
    {
        var origin = Record(InsuranceLine.Pension, Wuhan, status) with { Arrears = arrears };

        Assert.Equal(code, TransferAssessment.Obstacle(InsuranceLine.Pension, Wuhan, origin)?.Code);
    }

    [Fact]
    public void The_obstacle_names_city_and_line() => Assert.Equal(
        "该员工在武汉仍有在缴养老保险，请先办理转移手续",
        TransferAssessment.Obstacle(InsuranceLine.Pension, Wuhan, Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active))!.Chinese);

    /// <summary>人社厅发〔2019〕94号: three years and more need papers.</summary>
    [Theory]
    [InlineData(35, false, 0)]
    [InlineData(36, false, 36)]
    [InlineData(48, false, 48)]
    [InlineData(48, true, 0)]
    public void A_lump_sum_without_papers_stays(int months, bool documented, int excluded) =>
        Assert.Equal(excluded, new LumpSum { Months = months, Documented = documented }.Excluded(Limits));

    /// <summary>The move is in March 2024.</summary>
    [Theory]
    [InlineData("2024-03", null)]
    [InlineData("2024-02", null)]
    [InlineData("2024-01", "transfer.medical-gap")]
    [InlineData("2023-12", "transfer.medical-gap")]
    [InlineData("2023-11", "transfer.medical-gap")]
    [InlineData("2023-10", "transfer.medical-waiting")]
    public void A_gap_in_medical_insurance_is_made_up_or_waited_for(string lastPaid, string? code)
    {
        var origin = Record(InsuranceLine.Medical, Guangzhou, EnrolmentStatus.Paused) with { To = YearMonth.Parse(lastPaid) };
        var notices = TransferAssessment.Notices(TransferKind.Medical, Question(InsuranceLine.Medical) with { Origin = origin }, null, Limits);

        Assert.Equal(code, notices.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Every_notice_names_its_rule()
    {
        var question = Question(sex: Sex.Male) with { BirthDate = new(1960, 1, 1), Origin = Record(InsuranceLine.Pension, Guangzhou, EnrolmentStatus.Active) };
        var notices = TransferAssessment.Notices(TransferKind.CrossProvince, question, new() { Months = 48, Documented = false }, Limits)
            .Concat(TransferAssessment.Notices(TransferKind.TemporaryAccount, question, null, Limits)).ToList();

        Assert.Equal(
            ["transfer.origin-active", "transfer.hukou-unknown", "transfer.lump-sum", "transfer.origin-active", "transfer.temporary-account"],
            notices.Select(notice => notice.Code));
        Assert.DoesNotContain(notices, notice => string.IsNullOrEmpty(notice.Source));
    }

    private static TransferQuestion Question(InsuranceLine line = InsuranceLine.Pension, Sex sex = Sex.None) => new()
    {
        Line = line, OriginRegionCode = Guangzhou, DestinationRegionCode = Changsha, MovedOn = new(2024, 3, 1), Sex = sex,
    };
}
