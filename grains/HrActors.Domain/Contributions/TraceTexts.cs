using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Money;

namespace HrActors.Domain.Contributions;

/// <summary>The codes of the steps of a calculation and their words.</summary>
public static class TraceTexts
{
    internal const string BasePreviousYear = "base.previous-year-average";
    internal const string BaseDeclared = "base.declared";
    internal const string BaseDeclaredRecorded = "base.declared-recorded";
    internal const string BaseRecorded = "base.recorded-average";
    internal const string BaseRecordedOther = "base.recorded-other-year";
    internal const string BaseFirstMonth = "base.first-month";
    internal const string BaseMonthWage = "base.month-wage";
    internal const string BaseWithoutAverage = "base.without-average";
    internal const string BaseNone = "base.none";
    internal const string ClampWithin = "clamp.within";
    internal const string ClampFloor = "clamp.floor";
    internal const string ClampCap = "clamp.cap";
    internal const string PartWhole = "part.whole";
    internal const string PartBeforeHire = "part.before-hire";
    internal const string PartAfterLeaving = "part.after-leaving";
    internal const string PartMonthOfHire = "part.month-of-hire";
    internal const string PartMonthOfLeaving = "part.month-of-leaving";
    internal const string PartNewToWork = "part.new-to-work";
    internal const string AmountRate = "amount.rate";
    internal const string AmountByClass = "amount.injury-class";
    internal const string AmountChosen = "amount.chosen-rate";
    internal const string AmountFixed = "amount.fixed";
    internal const string Total = "total";

    /// <summary>What went in, such as <c>3604.00 × 16% × 0.5</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step has an unknown code.</exception>
    public static LocalText Input(TraceStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        string V(string name) => step.Values.GetValueOrDefault(name, "-");
        return step.Code switch
        {
            BaseFirstMonth => LocalText.Of($"应发工资 {V("gross")}，首月全月工资 {Either(V("firstMonth"), V("gross"))}，{V("hired")} 入职",
                $"gross wage {V("gross")}, first full month {Either(V("firstMonth"), V("gross"))}, hired {V("hired")}"),
            BaseDeclared => LocalText.Of($"{V("year")} 年 {V("months")} 个月应发工资合计 {V("total")}，月平均 {V("declared")}",
                $"gross wages of {V("year")}: {V("total")} over {V("months")} months, {V("declared")} a month"),
            BaseDeclaredRecorded => LocalText.Of($"登记的 {V("year")} 年月平均应发工资 {V("declared")}，月数不详",
                $"recorded monthly average of {V("year")}: {V("declared")}, over an unknown number of months"),
            BaseRecorded or BaseRecordedOther => LocalText.Of(
                $"应发工资 {V("gross")}，登记的 {V("recorded")} 年月平均 {V("average")}",
                    $"gross wage {V("gross")}, recorded monthly average of {V("recorded")} {V("average")}"),
            BasePreviousYear or BaseMonthWage or BaseWithoutAverage => LocalText.Of(
                $"应发工资 {V("gross")}，{V("year")} 年月平均 {V("average")}",
                    $"gross wage {V("gross")}, monthly average of {V("year")} {V("average")}"),
            BaseNone => LocalText.Of("-", "-"),
            ClampWithin or ClampFloor or ClampCap => LocalText.Of($"基数 {V("wage")}", $"base {V("wage")}"),
            PartWhole or PartBeforeHire or PartAfterLeaving or PartMonthOfHire or PartMonthOfLeaving or PartNewToWork => LocalText.Of(
                $"{V("month")}，入职/离职 {V("hired")} / {V("left")}", $"{V("month")}, hired/left {V("hired")} / {V("left")}"),
            AmountFixed => Same(V("fixed")),
            AmountRate or AmountByClass or AmountChosen => Same(
                $"{V("base")} × {V("rate")} × {V("factor")}{(V("fixed") is "-" ? "" : $" + {V("fixed")}")}"),
            Total => Same(V("amounts")),
            _ => throw Unknown(step),
        };
    }

    /// <summary>The rule in words.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step has an unknown code.</exception>
    public static LocalText Rule(TraceStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        string V(string name) => step.Values.GetValueOrDefault(name, "-");
        var range = V("cap") is "-" ? $"{V("floor")} -" : $"{V("floor")}-{V("cap")}";
        return step.Code switch
        {
            BasePreviousYear => LocalText.Of($"以 {V("year")} 年度月平均应发工资为基数", $"monthly average gross wage of {V("year")}"),
            BaseDeclared => LocalText.Of($"按 {V("from")} 起的年度申报：以 {V("year")} 年度月平均应发工资为基数",
                $"as declared for the base year from {V("from")}: the monthly average gross wage of {V("year")}"),
            BaseDeclaredRecorded => LocalText.Of($"按 {V("from")} 起的年度申报：以登记的 {V("year")} 年度月平均应发工资为基数",
                $"as declared for the base year from {V("from")}: the recorded monthly average gross wage of {V("year")}"),
            BaseRecorded => LocalText.Of($"以登记的 {V("year")} 年度月平均应发工资为基数", $"recorded monthly average gross wage of {V("year")}"),
            BaseRecordedOther => LocalText.Of($"无 {V("year")} 年度月平均工资：沿用登记的 {V("recorded")} 年度月平均",
                $"no average of {V("year")}: the one recorded for {V("recorded")} stands in"),
            BaseFirstMonth => LocalText.Of($"{V("year")} 年没有完整工作月：以首月全月应发工资为基数",
                $"no full month worked in {V("year")}: the first full month's gross wage"),
            BaseMonthWage => LocalText.Of("以本月应发工资为基数", "the month's gross wage"),
            BaseWithoutAverage => LocalText.Of($"无 {V("year")} 年度月平均工资：以本月应发工资为基数", $"no average of {V("year")}: the month's gross wage"),
            BaseNone => LocalText.Of("定额缴纳，与工资无关", "fixed amounts, whatever the wage"),
            ClampWithin => LocalText.Of($"在上下限之间（{range}）", $"within the bounds ({range})"),
            ClampFloor => LocalText.Of($"低于下限，按下限（{range}）", $"below the floor, so the floor ({range})"),
            ClampCap => LocalText.Of($"高于上限，按上限（{range}）", $"above the cap, so the cap ({range})"),
            PartWhole => LocalText.Of("全月在职", "employed all month"),
            PartBeforeHire => LocalText.Of("入职前的月份，不缴", "a month before the hire: nothing is due"),
            PartAfterLeaving => LocalText.Of("离职后的月份，不缴", "a month after the last day: nothing is due"),
            PartMonthOfHire => LocalText.Of(
                $"入职当月：{V("cutoffDay")} 日{Until(step).Zh}入职按 {V("before")}，其后按 {V("after")}",
                $"month of hire: {V("before")} when hired {Until(step).En} day {V("cutoffDay")}, {V("after")} after"),
            PartMonthOfLeaving => LocalText.Of(
                $"离职当月：{V("cutoffDay")} 日{Until(step).Zh}离职按 {V("before")}，其后按 {V("after")}",
                $"month of leaving: {V("before")} when the last day is {Until(step).En} day {V("cutoffDay")}, {V("after")} after"),
            PartNewToWork => LocalText.Of("首次参加工作，从第二个月起缴存", "new to working: due from the second month"),
            AmountRate => Amount(step, "", ""),
            AmountByClass => Amount(step, $"，工伤行业类别 {V("class")}", $", class {V("class")}"),
            AmountChosen => Amount(step, "，单位选定比例", ", rate chosen by the unit"),
            AmountFixed => LocalText.Of($"{Line(step).Zh}{Side(step).Zh}定额", $"{Line(step).En}, {Side(step).En}, fixed amount"),
            Total => LocalText.Of("合计：各险种取整后相加", "total: the rounded lines added up"),
            _ => throw Unknown(step),
        };
    }

    private static LocalText Amount(TraceStep step, string zh, string en)
    {
        var rounding = Roundings.TryParse(step.Values.GetValueOrDefault("rounding"), out var known) ? known.Label() : LocalText.Of("-", "-");
        return LocalText.Of($"{Line(step).Zh}{Side(step).Zh}部分{zh}，取整规则：{rounding.Zh}",
            $"{Line(step).En}, {Side(step).En}{en}, rounded {rounding.En}");
    }

    private static LocalText Line(TraceStep step) => InsuranceLines.TryParse(step.Values.GetValueOrDefault("line"), out var line)
        ? LocalText.Of(line.ChineseName(), line.EnglishName())
        : LocalText.Of("-", "-");

    private static LocalText Side(TraceStep step) =>
        step.Values.GetValueOrDefault("side") == "employer" ? LocalText.Of("单位", "employer") : LocalText.Of("个人", "employee");

    private static LocalText Until(TraceStep step) =>
        step.Values.GetValueOrDefault("inclusive") == "true" ? LocalText.Of("及以前", "by") : LocalText.Of("以前", "before");

    private static string Either(string first, string second) => first is "-" ? second : first;

    private static LocalText Same(string text) => LocalText.Of(text, text);

    private static ArgumentOutOfRangeException Unknown(TraceStep step) => new(nameof(step), step.Code, "Not a step of a calculation.");
}
