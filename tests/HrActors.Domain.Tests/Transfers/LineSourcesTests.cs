using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Transfers;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Transfers;

/// <summary>What is said of a line rests on the notice of that line, and on no other's.</summary>
public class LineSourcesTests
{
    private static readonly string[] Notices =
        ["国办发〔2009〕66号", "医保办发〔2021〕43号", "人社厅发〔2021〕85号", "社会保险经办条例", "住房公积金管理条例", "人社厅发〔2019〕94号", "人社部发〔2010〕70号"];

    [Theory]
    [InlineData(InsuranceLine.Pension, Guangzhou, "国办发〔2009〕66号")]
    [InlineData(InsuranceLine.Medical, Guangzhou, "医保办发〔2021〕43号")]
    [InlineData(InsuranceLine.Unemployment, Guangzhou, "人社厅发〔2021〕85号")]
    [InlineData(InsuranceLine.Maternity, Guangzhou, "社会保险经办条例")]
    [InlineData(InsuranceLine.WorkInjury, Guangzhou, "社会保险经办条例")]
    [InlineData(InsuranceLine.HousingFund, Guangzhou, "住房公积金管理条例")]
    [InlineData(InsuranceLine.SupplementaryMedical, Guangzhou, "")]
    // Within the province pension and unemployment are not transferred.
    [InlineData(InsuranceLine.Pension, Shaoyang, "")]
    [InlineData(InsuranceLine.Medical, Shaoyang, "医保办发〔2021〕43号")]
    [InlineData(InsuranceLine.Unemployment, Shaoyang, "")]
    public void What_is_active_elsewhere_is_told_by_its_own_notice(InsuranceLine line, string region, string expected)
    {
        var source = SourceOf(new ActiveElsewhereRule(), Record(line, region, EnrolmentStatus.Active));

        Assert.Equal(expected, Quoted(source));
        Assert.Equal(line != InsuranceLine.HousingFund, source.StartsWith("社会保险法第五十八条", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, Guangzhou, "国办发〔2009〕66号", true)]
    [InlineData(InsuranceLine.Medical, Guangzhou, "医保办发〔2021〕43号", true)]
    [InlineData(InsuranceLine.Unemployment, Guangzhou, "人社厅发〔2021〕85号", true)]
    [InlineData(InsuranceLine.WorkInjury, Guangzhou, "", true)]
    [InlineData(InsuranceLine.HousingFund, Guangzhou, "住房公积金管理条例", false)]
    // Here nothing is transferred: a late fee runs.
    [InlineData(InsuranceLine.Pension, Changsha, "", true)]
    [InlineData(InsuranceLine.Medical, Changsha, "", true)]
    public void What_is_owed_is_told_by_its_own_notice(InsuranceLine line, string region, string expected, bool lateFee)
    {
        var source = SourceOf(new ArrearsRule(), Record(line, region, EnrolmentStatus.Paused) with { Arrears = true });

        Assert.Equal((expected, lateFee), (Quoted(source), source.Contains("社会保险法第八十六条", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, "社会保险法第十九条：基本养老保险关系随本人转移，缴费年限累计计算")]
    [InlineData(InsuranceLine.Medical, "医保办发〔2021〕43号")]
    [InlineData(InsuranceLine.Unemployment, "人社厅发〔2021〕85号")]
    public void That_it_is_no_first_enrolment_is_told_by_its_own_notice(InsuranceLine line, string expected) =>
        Assert.Equal(expected, SourceOf(new NewEnrolmentFalseRule(), Record(line, Guangzhou, EnrolmentStatus.Paused)));

    [Theory]
    [InlineData(InsuranceLine.Pension, "人社部发〔2010〕70号")]
    [InlineData(InsuranceLine.Medical, "医保办发〔2021〕43号")]
    public void Months_paid_twice_are_told_by_their_own_notice(InsuranceLine line, string expected) => Assert.Equal(
        expected,
        Quoted(SourceOf(new DuplicateMonthRule(), Span(line, Guangzhou, "2021-01", "2021-12", 12), Span(line, Changsha, "2021-06", "2021-12", 7))));

    /// <summary>人社厅发〔2019〕94号 is about the pension.</summary>
    [Theory]
    [InlineData(InsuranceLine.Pension, true)]
    [InlineData(InsuranceLine.Medical, false)]
    [InlineData(InsuranceLine.Unemployment, false)]
    public void Only_months_of_the_pension_paid_at_once_need_papers(InsuranceLine line, bool expected) => Assert.Equal(
        expected, new LumpSumRule().Evaluate(Input(Record(line, Guangzhou, EnrolmentStatus.Paused) with { LumpSumMonths = 36 })).Any());

    [Theory]
    [InlineData(InsuranceLine.Pension, EnrolmentStatus.Active, "国办发〔2009〕66号")]
    [InlineData(InsuranceLine.Medical, EnrolmentStatus.Active, "医保办发〔2021〕43号")]
    [InlineData(InsuranceLine.Unemployment, EnrolmentStatus.Active, "人社厅发〔2021〕85号")]
    [InlineData(InsuranceLine.Medical, EnrolmentStatus.Drawing, "医保办发〔2021〕43号")]
    [InlineData(InsuranceLine.Unemployment, EnrolmentStatus.Drawing, "人社厅发〔2021〕85号")]
    [InlineData(InsuranceLine.Pension, EnrolmentStatus.Drawing, "国办发〔2009〕66号")]
    public void The_notices_of_a_case_are_of_its_line(InsuranceLine line, EnrolmentStatus status, string expected)
    {
        var question = new TransferQuestion
        {
            Line = line, OriginRegionCode = Guangzhou, DestinationRegionCode = Changsha, MovedOn = new(2024, 3, 1), Origin = Record(line, Guangzhou, status),
        };
        var kind = TransferKinds.Needed(line, Guangzhou, Changsha);

        var notice = TransferAssessment.Notices(kind, question, null, TransferRoutes.Published.Limits).First();

        Assert.Equal(expected, notice.Source);
        Assert.True(Quoted(notice.Text.Zh) is "" || Quoted(notice.Text.Zh) == expected, notice.Text.Zh);
    }

    private static string SourceOf(Rule rule, params EnrolmentRecord[] records) => rule.SourceOf(Assert.Single(rule.Evaluate(Input(records))).Facts);

    private static string Quoted(string text) => string.Join(' ', Notices.Where(notice => text.Contains(notice, StringComparison.Ordinal)));
}
