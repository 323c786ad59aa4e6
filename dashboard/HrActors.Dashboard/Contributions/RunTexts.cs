using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Contributions;

/// <summary>Texts of the page of one branch and month.</summary>
internal static class RunTexts
{
    public static readonly LocalText Title = LocalText.Of("{0} · {1} 月度缴费", "{0} · contributions of {1}");
    public static readonly LocalText AllBranches = LocalText.Of("全部分支机构", "All branches");
    public static readonly LocalText NotStarted = LocalText.Of("该月尚未计算。", "This month has not been calculated.");
    public static readonly LocalText Malformed = LocalText.Of("月份应为 yyyy-MM 格式。", "The month has to read yyyy-MM.");
    public static readonly LocalText Revision = LocalText.Of("第 {0} 次计算", "Calculation {0}");
    public static readonly LocalText KnownOn = LocalText.Of("按 {0} 已公布的政策", "policies as known on {0}");
    public static readonly LocalText StartedBy = LocalText.Of("{0} 于 {1} 计算", "calculated by {0} on {1}");
    public static readonly LocalText ConfirmedBy = LocalText.Of("{0} 于 {1} 确认封账", "closed by {0} on {1}");

    public static readonly LocalText PerLine = LocalText.Of("各险种合计", "Totals by line");
    public static readonly LocalText NothingComputed = LocalText.Of("没有可缴纳的金额", "Nothing is due");
    public static readonly LocalText ToPay = LocalText.Of("应缴合计", "To be paid");
    public static readonly LocalText Paid = LocalText.Of("本期缴费", "Due this month");

    public static readonly LocalText Differences = LocalText.Of("与上月的差异", "Difference to last month");
    public static readonly LocalText Cause = LocalText.Of("原因", "Cause");
    public static readonly LocalText LastMonth = LocalText.Of("上月（{0}）", "Last month {0}");
    public static readonly LocalText ThisMonth = LocalText.Of("本月（{0}）", "To be paid {0}");
    public static readonly LocalText AllCauses = LocalText.Of("差异合计", "Difference in all");
    public static readonly LocalText HeldShift = LocalText.Of("暂缓变动", "Held back");
    public static readonly LocalText HeldShiftHint = LocalText.Of(
        "差异包含全部人员，应缴额只含实际缴纳的人员：本期与上期暂缓金额之差",
        "Causes count everybody, amounts only those who are paid: the change of what is held back");
    public static readonly LocalText ThisMonthHint = LocalText.Of("应缴合计，含补缴退费", "What is to be paid, adjustments included");
    public static readonly LocalText NoComparison = LocalText.Of(
        "上月没有计算结果，无可比较。", "Last month has no results: there is nothing to compare with.");

    public static readonly LocalText HeldBack = LocalText.Of("暂缓缴费的人员", "People held back");
    public static readonly LocalText HeldHint = LocalText.Of(
        "存在阻断异常或无法计算，不计入本期金额；处理后重新计算即可缴纳",
        "A finding blocks them, or nothing could be calculated; they are in no amount. Settle the finding and calculate again");
    public static readonly LocalText HeldClosedHint = LocalText.Of(
        "封账时存在阻断异常或无法计算，未随本期缴纳；处理后作为补缴随以后月份办理",
        "Blocked or without an amount when the month was closed, and not paid with it; once settled, a later month carries the make-up");
    public static readonly LocalText ShowAll = LocalText.Of("查看全部（{0}）", "Show all ({0})");

    public static readonly LocalText Adjustments = LocalText.Of("随本期办理的补缴退费", "Adjustments carried by this run");
    public static readonly LocalText AdjustmentsLater = LocalText.Of(
        "确认时将随本期办理的补缴退费", "Adjustments that this run will carry when it is confirmed");

    public static readonly LocalText Persons = LocalText.Of("人员明细", "People");
    public static readonly LocalText SearchNumber = LocalText.Of("按工号查找", "Find a number");
    public static readonly LocalText OnlyHeld = LocalText.Of("只看暂缓", "Only held back");
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的人员", "Nobody matches");
    public static readonly LocalText Nobody = LocalText.Of("本月没有应缴人员", "Nobody is due this month");
    public static readonly LocalText Sides = LocalText.Of("单位 / 个人", "employer / employee");
    public static readonly LocalText Why = LocalText.Of("为什么是 {0}", "Why is this {0}?");
    public static readonly LocalText LeftBefore = LocalText.Of("本月不再缴纳", "No longer due");

    public static readonly LocalText SampleNote = LocalText.Of(
        "金额按示例政策计算，不是任何地方的实际规定，不能用于申报。",
        "The amounts follow made-up sample policies, not the rules of any place; do not declare them.");
    public static readonly LocalText UnconfirmedNote = LocalText.Of(
        "以下险种的政策来源未经核对，申报前请向经办机构确认：{0}",
        "The policies of these lines were not read at their source; ask the agency before declaring: {0}");
    public static readonly LocalText PendingNote = LocalText.Of(
        "{1} 人缴费不完整：以下险种尚无政策数字，未计入金额，公布后将作为补缴办理：{0}",
        "{1} people are not paid in full: these lines have no figure yet, are in no amount, and become make-ups once published: {0}");
    public static readonly LocalText PendingMark = LocalText.Of("待定", "pending");
    public static readonly LocalText PendingHint = LocalText.Of("尚无政策数字或缺少单位信息", "No figure was published, or the unit's own is missing");
    public static readonly LocalText NotInAmount = LocalText.Of("未计入金额", "in no amount");
    public static readonly LocalText Incomplete = LocalText.Of("不完整", "not in full");

    public static readonly LocalText Confirm = LocalText.Of("确认封账", "Confirm and close");
    public static readonly LocalText ConfirmTitle = LocalText.Of("确认 {0} 封账？", "Close {0}?");
    public static readonly LocalText ConfirmBranch = LocalText.Of("分支机构", "Branch");
    public static readonly LocalText ConfirmPaid = LocalText.Of("本期缴纳", "Paid with this run");
    public static readonly LocalText ConfirmHeld = LocalText.Of("暂缓，不随本期缴纳", "Held back, not paid");
    public static readonly LocalText ConfirmPeople = LocalText.Of("{0} 人", "{0} people");
    public static readonly LocalText ConfirmAdjustments = LocalText.Of("补缴退费（{0} 笔）", "Adjustments ({0})");
    public static readonly LocalText ConfirmFinal = LocalText.Of(
        "封账后不能撤销。此后工资、入离职日期或政策的变动不会改变本月，将作为补缴或退费随以后月份办理。",
        "This cannot be undone. Later changes of wages, dates or policies leave this month as it is; they become adjustments of a later one.");
    public static readonly LocalText ConfirmIncomplete = LocalText.Of("其中缴费不完整", "Of them not in full");
    public static readonly LocalText ConfirmWithout = LocalText.Of(
        "我知道本月不含以下险种：{0}", "I know that this month goes without: {0}");
    public static readonly LocalText ConfirmNow = LocalText.Of("封账，不可撤销", "Close for good");
}
