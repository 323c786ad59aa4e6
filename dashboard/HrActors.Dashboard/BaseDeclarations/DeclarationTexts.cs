using HrActors.Contracts.BaseDeclarations;
using HrActors.Dashboard.Controls;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.BaseDeclarations;

/// <summary>Words of the yearly declaration of bases.</summary>
internal static class DeclarationTexts
{
    public static readonly LocalText Title = LocalText.Of("年度基数申报", "Yearly base declaration");
    public static readonly LocalText BranchTitle = LocalText.Of("{0} · {1} 起的年度基数", "{0} · bases of the year from {1}");
    public static readonly LocalText Explained = LocalText.Of(
        "按上年度月平均应发工资核定缴费基数；确认后，该缴费年度的月度缴费均按申报基数计算，年度内不再调整",
        "Bases follow from last year's average gross wage; once confirmed, the year's runs use them and they stay for the year");
    public static readonly LocalText Month = LocalText.Of("缴费年度首月", "First month of the base year");
    public static readonly LocalText State = LocalText.Of("状态", "State");
    public static readonly LocalText People = LocalText.Of("人数", "People");
    public static readonly LocalText Declared = LocalText.Of("申报平均工资", "Average declared");
    public static readonly LocalText Recorded = LocalText.Of("其中登记平均", "Of them as recorded");
    public static readonly LocalText RecordedNote = LocalText.Of(
        "{0} 人没有上年各月工资，以登记的上年度月平均工资申报，月数不详。登记值只用于登记日的前一年度，更早的登记值不再申报。",
        "{0} people have no monthly wages of last year: the average recorded with them is declared, over an unknown number of months. "
            + "A recorded average counts only for the year before it was recorded; an older one is not declared again.");
    public static readonly LocalText NewHires = LocalText.Of("新入职（首个完整月）", "New (first full month)");
    public static readonly LocalText WithoutWages = LocalText.Of("无上年工资", "No wages last year");
    public static readonly LocalText ToFloor = LocalText.Of("新到下限", "New at the floor");
    public static readonly LocalText ToCap = LocalText.Of("新到上限", "New at the cap");
    public static readonly LocalText AtFloor = LocalText.Of("按下限", "At the floor");
    public static readonly LocalText AtCap = LocalText.Of("按上限", "At the cap");
    public static readonly LocalText Calculate = LocalText.Of("计算", "Calculate");
    public static readonly LocalText CalculateAgain = LocalText.Of("重新计算", "Calculate again");
    public static readonly LocalText CalculateAll = LocalText.Of("计算全部", "Calculate all");
    public static readonly LocalText CalculateAllHint = LocalText.Of("已确认的分支机构不再计算", "Branches that have confirmed stay as they are");
    public static readonly LocalText Confirm = LocalText.Of("确认申报", "Confirm");
    public static readonly LocalText ConfirmTitle = LocalText.Of("确认 {0} 起的年度基数", "Confirm the bases of the year from {0}");
    public static readonly LocalText ConfirmNow = LocalText.Of("确认申报", "Confirm the declaration");
    public static readonly LocalText ConfirmFinal = LocalText.Of(
        "确认后不能修改。该年度已封账月份的差额将在下一次月度缴费中以补缴、退费处理。",
        "It cannot be changed afterwards. What closed months of the year owe or are owed comes with the next monthly run.");
    public static readonly LocalText ConfirmMissing = LocalText.Of(
        "{0} 人没有上年度工资，也没有登记的上年平均，不申报，基数维持现行口径",
        "{0} people have neither wages nor a recorded average of last year: nothing is declared for them and their base stays as it is");
    public static readonly LocalText NotCalculated = LocalText.Of("尚未计算。", "Not calculated yet.");
    public static readonly LocalText Malformed = LocalText.Of("月份应为 yyyy-MM。", "The month has to read yyyy-MM.");
    public static readonly LocalText AllBranches = LocalText.Of("全部分支机构", "All branches");
    public static readonly LocalText PerBranch = LocalText.Of("各分支机构的申报", "Declarations by branch");
    public static readonly LocalText PerLine = LocalText.Of("各险种", "By line");
    public static readonly LocalText BaseSum = LocalText.Of("基数合计", "Sum of bases");
    public static readonly LocalText Difference = LocalText.Of("与现基数差额", "Against bases before");
    public static readonly LocalText DifferenceHint = LocalText.Of("与年度开始前一个月的缴费基数相比", "Against the bases of the month before the year begins");
    public static readonly LocalText Persons = LocalText.Of("申报明细", "People");
    public static readonly LocalText Average = LocalText.Of("上年月平均", "Last year's average");
    public static readonly LocalText Months = LocalText.Of("{0} 个月", "{0} months");
    public static readonly LocalText BaseBefore = LocalText.Of("现基数 {0}", "before {0}");
    public static readonly LocalText Range = LocalText.Of("{0} 至 {1}", "{0} to {1}");
    public static readonly LocalText Show = LocalText.Of("显示", "Show");
    public static readonly LocalText Everybody = LocalText.Of("全部人员", "Everybody");
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的人员", "Nobody matches");
    public static readonly LocalText NoBranches = LocalText.Of("没有符合条件的分支机构", "No branch matches");
    public static readonly LocalText PendingNote = LocalText.Of("{0} 尚无政策数值（{1}），未列入申报。", "{0} has no policy figure yet ({1}) and is not declared.");
    public static readonly LocalText Why = LocalText.Of("{0} 的基数依据", "What {0}'s bases rest on");
    public static readonly LocalText CalculatedBy = LocalText.Of("{0} 计算于 {1}", "calculated by {0}, {1}");
    public static readonly LocalText ConfirmedBy = LocalText.Of("{0} 确认于 {1}", "confirmed by {0}, {1}");

    public static LocalText PhaseName(DeclarationPhase? phase) => phase switch
    {
        DeclarationPhase.Ready => LocalText.Of("待确认", "To be confirmed"),
        DeclarationPhase.Confirming => LocalText.Of("下发中", "Being handed on"),
        DeclarationPhase.Confirmed => LocalText.Of("已申报", "Declared"),
        _ => LocalText.Of("未计算", "Not calculated"),
    };

    public static Tone PhaseTone(DeclarationPhase? phase) => phase switch
    {
        DeclarationPhase.Ready => Tone.Warn,
        DeclarationPhase.Confirming => Tone.Info,
        DeclarationPhase.Confirmed => Tone.Good,
        _ => Tone.Neutral,
    };

    public static LocalText BasisName(DeclaredAs kind) => kind switch
    {
        DeclaredAs.Average => LocalText.Of("上年月均", "last year"),
        DeclaredAs.Recorded => LocalText.Of("登记值，月数不详", "as recorded, months unknown"),
        DeclaredAs.NewHire => LocalText.Of("首个完整月", "first full month"),
        _ => LocalText.Of("无上年工资，不申报", "no wages last year, not declared"),
    };
}
