using HrActors.Contracts.ContributionRuns;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Contributions;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Contributions;

/// <summary>Words that the pages of the monthly run share.</summary>
internal static class ContributionTexts
{
    public static readonly LocalText Title = LocalText.Of("月度缴费", "Monthly contributions");
    public static readonly LocalText Month = LocalText.Of("缴费月份", "Month");
    public static readonly LocalText State = LocalText.Of("状态", "State");
    public static readonly LocalText People = LocalText.Of("人数", "People");
    public static readonly LocalText Held = LocalText.Of("暂缓", "Held back");
    public static readonly LocalText Employer = LocalText.Of("单位缴费", "Employer");
    public static readonly LocalText Employee = LocalText.Of("个人缴费", "Employee");
    public static readonly LocalText Total = LocalText.Of("合计", "Total");
    public static readonly LocalText Difference = LocalText.Of("较上月", "Against last month");
    public static readonly LocalText Calculate = LocalText.Of("计算", "Calculate");
    public static readonly LocalText CalculateAgain = LocalText.Of("重新计算", "Calculate again");
    public static readonly LocalText Progress = LocalText.Of("计算进度", "Progress of the calculation");
    public static readonly LocalText Done = LocalText.Of("已计算 {0} / {1} 人（{2}%）", "{0} of {1} people calculated ({2} %)");
    public static readonly LocalText Export = LocalText.Of("导出 Excel", "Export to Excel");
    public static readonly LocalText Base = LocalText.Of("缴费基数", "Base");
    public static readonly LocalText Factor = LocalText.Of("月份系数", "Part of month");
    public static readonly LocalText Line = LocalText.Of("险种", "Line");

    public static LocalText PhaseName(RunPhase? phase) => phase switch
    {
        RunPhase.Calculating => LocalText.Of("计算中", "Calculating"),
        RunPhase.Ready => LocalText.Of("待确认", "To be confirmed"),
        RunPhase.Confirming => LocalText.Of("封账中", "Closing"),
        RunPhase.Confirmed => LocalText.Of("已封账", "Closed"),
        _ => LocalText.Of("未计算", "Not calculated"),
    };

    public static Tone PhaseTone(RunPhase? phase) => phase switch
    {
        RunPhase.Calculating or RunPhase.Confirming => Tone.Info,
        RunPhase.Ready => Tone.Warn,
        RunPhase.Confirmed => Tone.Good,
        _ => Tone.Neutral,
    };

    public static LocalText LineName(InsuranceLine line) => EnrolmentTexts.LineName(line);

    /// <summary>As short as it can be for the head of a column.</summary>
    public static LocalText ShortName(InsuranceLine line) => line switch
    {
        InsuranceLine.Pension => LocalText.Of("养老", "Pension"),
        InsuranceLine.Medical => LocalText.Of("医疗", "Medical"),
        InsuranceLine.Maternity => LocalText.Of("生育", "Maternity"),
        InsuranceLine.Unemployment => LocalText.Of("失业", "Unemployment"),
        InsuranceLine.WorkInjury => LocalText.Of("工伤", "Work injury"),
        InsuranceLine.SupplementaryMedical => LocalText.Of("补充医疗", "Suppl. medical"),
        InsuranceLine.HousingFund => LocalText.Of("公积金", "Housing fund"),
        _ => LineName(line),
    };

    public static LocalText CauseName(DifferenceCause cause) => cause switch
    {
        DifferenceCause.Joined => LocalText.Of("增员", "Joined"),
        DifferenceCause.Left => LocalText.Of("减员", "Left"),
        DifferenceCause.Wage => LocalText.Of("工资变动", "Wage"),
        DifferenceCause.Policy => LocalText.Of("政策变动", "Policy"),
        DifferenceCause.Correction => LocalText.Of("补缴退费", "Adjustments"),
        _ => LocalText.Of("其他", "Other"),
    };

    /// <summary>What counts as a cause.</summary>
    public static LocalText CauseHint(DifferenceCause cause) => cause switch
    {
        DifferenceCause.Joined => LocalText.Of("入职、调入，或由部分月转为整月", "Hired, moved in, or a whole month after a part"),
        DifferenceCause.Left => LocalText.Of("离职、调出，或由整月转为部分月", "Left, moved out, or a part of a month after a whole one"),
        DifferenceCause.Wage => LocalText.Of("工资或上年月均工资变动", "Another wage or yearly average"),
        DifferenceCause.Policy => LocalText.Of("缴费基数上下限或费率变动", "Other bounds or rates"),
        DifferenceCause.Correction => LocalText.Of("随本期办理的已封账月份差额", "What closed months still owe or are owed, carried by this run"),
        _ => CauseName(cause),
    };

    public static LocalText RuleName(BaseRule rule) => rule switch
    {
        BaseRule.PreviousYearAverage => LocalText.Of("上年月均", "last year"),
        BaseRule.FirstMonth => LocalText.Of("首月工资", "first month"),
        BaseRule.Gross => LocalText.Of("当月工资", "month's wage"),
        _ => LocalText.Of("–", "–"),
    };

    public static LocalText? ClampName(Clamp clamp) => clamp switch
    {
        Clamp.Floor => LocalText.Of("按下限", "at the floor"),
        Clamp.Cap => LocalText.Of("按上限", "at the cap"),
        _ => null,
    };

    /// <summary>Why nobody could compute a person, or which finding blocks.</summary>
    public static LocalText ReasonName(string code) => code switch
    {
        "policy.unknown-pack" => LocalText.Of("没有该政策包", "No such policy pack"),
        "policy.unknown-region" => LocalText.Of("政策包不含该地", "Place not in the policy pack"),
        "policy.unknown-line" => LocalText.Of("政策包未列明险种", "Line not in the policy pack"),
        "policy.not-in-force" => LocalText.Of("该月没有已生效的政策", "No policy in force for the month"),
        "policy.pending" => LocalText.Of("政策待公布", "Policy not published yet"),
        "wage.negative" => LocalText.Of("工资为负数", "Negative wage"),
        "money.too-large" => LocalText.Of("金额过大", "Amount too large"),
        "employment.leave-before-hire" => LocalText.Of("离职日期早于入职日期", "Last day before the hire"),
        "contribution.injury-class" => LocalText.Of("缺少工伤行业类别", "Class of work-injury risk missing"),
        "contribution.housing-fund-rate" => LocalText.Of("公积金比例缺失或超出范围", "Housing-fund rate missing or out of range"),
        _ => FindingNames.Of(code),
    };

    /// <summary>With its sign; nothing before a zero.</summary>
    public static string Signed(decimal amount) => amount > 0 ? "+" + Words.Money(amount) : Words.Money(amount);
}
