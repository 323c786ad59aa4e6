using HrActors.Contracts.Policies;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;

namespace HrActors.Dashboard.Policies;

/// <summary>Words of the pages about policies.</summary>
internal static class PolicyTexts
{
    public static readonly LocalText Title = LocalText.Of("政策", "Policies");
    public static readonly LocalText Explained = LocalText.Of(
        "缴费基数上下限、费率与规则，按地区和险种；新政策须由 HR 经理确认后生效",
        "Bounds, rates and rules by place and line; an HR manager puts a new one in force");
    public static readonly LocalText Upload = LocalText.Of("上传政策文件", "Upload a policy file");
    public static readonly LocalText Enter = LocalText.Of("填写单项变更", "Enter one change");

    public static readonly LocalText Drafts = LocalText.Of("政策更新", "Policy updates");
    public static readonly LocalText NoDrafts = LocalText.Of("没有政策更新", "There are no policy updates");
    public static readonly LocalText Name = LocalText.Of("名称", "Name");
    public static readonly LocalText State = LocalText.Of("状态", "State");
    public static readonly LocalText Arrived = LocalText.Of("提交", "Brought");
    public static readonly LocalText DecideBy = LocalText.Of("确认期限", "To be decided by");
    public static readonly LocalText Left = LocalText.Of("剩余 {0} 小时 {1} 分", "{0} h {1} min left");
    public static readonly LocalText Overdue = LocalText.Of("已逾期 {0} 小时", "overdue by {0} h");
    public static readonly LocalText Effect = LocalText.Of("影响", "Effect");
    public static readonly LocalText Weighing = LocalText.Of("测算中", "being weighed");
    public static readonly LocalText People = LocalText.Of("{0} 人", "{0} people");
    public static readonly LocalText PerMonth = LocalText.Of("{0} 起每月", "a month, as of {0}");
    public static readonly LocalText ClosedCount = LocalText.Of("{0} 个已封账月份", "{0} closed months");
    public static readonly LocalText By = LocalText.Of("由 {0}（{1}）", "by {0} ({1})");

    public static readonly LocalText InForce = LocalText.Of("生效政策", "Policies in force");
    public static readonly LocalText Pack = LocalText.Of("政策包", "Pack");
    public static readonly LocalText Region = LocalText.Of("地区", "Place");
    public static readonly LocalText Line = LocalText.Of("险种", "Line");
    public static readonly LocalText On = LocalText.Of("缴费月份", "Month");
    public static readonly LocalText KnownOn = LocalText.Of("以此日所知为准", "As known on");
    public static readonly LocalText Bounds = LocalText.Of("基数上下限", "Bounds");
    public static readonly LocalText Rates = LocalText.Of("费率 单位 / 个人", "Rates, employer / employee");
    public static readonly LocalText Rounding = LocalText.Of("取整", "Rounding");
    public static readonly LocalText From = LocalText.Of("起始月", "From");
    public static readonly LocalText Source = LocalText.Of("来源", "Source");
    public static readonly LocalText Published = LocalText.Of("发布日期", "Published");
    public static readonly LocalText Grade = LocalText.Of("可信等级", "Grade");
    public static readonly LocalText None = LocalText.Of(
        "该月没有已生效的政策：未公布，或超出政策的有效期", "No policy is in force for this month: not published, or outside its life");
    public static readonly LocalText NoCap = LocalText.Of("不设上限", "no cap");
    public static readonly LocalText ByClass = LocalText.Of("按工伤行业类别 {0} 至 {1}", "by class, {0} to {1}");
    public static readonly LocalText Chosen = LocalText.Of("单位选定 {0} 至 {1}", "chosen by the unit, {0} to {1}");
    public static readonly LocalText Fixed = LocalText.Of("定额 {0} / {1}", "fixed {0} / {1}");
    public static readonly LocalText Pending = LocalText.Of("待定", "pending");
    public static readonly LocalText Confirmed = LocalText.Of("已确认", "confirmed");

    public static readonly LocalText Back = LocalText.Of("政策", "Policies");
    public static readonly LocalText Changes = LocalText.Of("变更内容", "What it changes");
    public static readonly LocalText Before = LocalText.Of("原值", "Before");
    public static readonly LocalText After = LocalText.Of("新值", "After");
    public static readonly LocalText What = LocalText.Of("项目", "Item");
    public static readonly LocalText File = LocalText.Of("政策文件", "Policy file");
    public static readonly LocalText EffectNone = LocalText.Of(
        "不影响任何人本月或已封账月份的金额", "It changes nobody's amounts, of this month or of closed ones");
    public static readonly LocalText Reached = LocalText.Of("涉及分支机构", "Branches");
    public static readonly LocalText EffectPeople = LocalText.Of("涉及人员", "People");
    public static readonly LocalText EmployerMonth = LocalText.Of("单位每月", "Employer, a month");
    public static readonly LocalText EmployeeMonth = LocalText.Of("个人每月", "Employees, a month");
    public static readonly LocalText ClosedMonths = LocalText.Of("需补缴或退费的已封账月份", "Closed months that it settles again");
    public static readonly LocalText ClosedNone = LocalText.Of("没有需要重新结算的已封账月份", "No closed month has to be settled again");
    public static readonly LocalText Month = LocalText.Of("月份", "Month");
    public static readonly LocalText Settling = LocalText.Of("正在结算已封账月份：{0} / {1}", "Settling closed months: {0} of {1}");
    public static readonly LocalText Settled = LocalText.Of("已结算 {0} 个月度，产生 {1} 笔补缴退费", "{0} closed months settled, {1} adjustments");
    public static readonly LocalText Decided = LocalText.Of("{0} 于 {1} 处理", "decided by {0} on {1}");
    public static readonly LocalText Brought = LocalText.Of("{0} 于 {1} 提交（{2}）", "brought by {0} on {1} ({2})");

    public static readonly LocalText Confirm = LocalText.Of("确认生效", "Put in force");
    public static readonly LocalText Discard = LocalText.Of("作废", "Discard");
    public static readonly LocalText ConfirmTitle = LocalText.Of("确认“{0}”生效？", "Put \"{0}\" in force?");
    public static readonly LocalText DiscardTitle = LocalText.Of("作废“{0}”？", "Discard \"{0}\"?");
    public static readonly LocalText ConfirmFinal = LocalText.Of(
        "确认后立即生效，不能撤销。已封账月份本身不变，差额作为补缴或退费随以后月份办理。",
        "It is in force at once and cannot be taken back. Closed months stay as they are; differences become adjustments of a later month.");
    public static readonly LocalText DiscardFinal = LocalText.Of(
        "草案不再生效；同一文件可以重新提交。", "The draft will not come into force; the same file may be brought again.");
    public static readonly LocalText ConfirmNow = LocalText.Of("确认生效，不可撤销", "Put in force for good");

    public static readonly LocalText Waiting = LocalText.Of(
        "{0} 份政策更新待确认，最早须于 {1} 前处理", "{0} policy updates wait for a decision, the first until {1}");
    public static readonly LocalText WaitingOverdue = LocalText.Of(
        "{0} 份政策更新已超过 24 小时未处理", "{0} policy updates have waited for more than 24 hours");
    public static readonly LocalText Look = LocalText.Of("查看", "Show");

    public static LocalText StateName(PolicyDraftState state) => state switch
    {
        PolicyDraftState.Draft => LocalText.Of("待确认", "To be decided"),
        PolicyDraftState.Settling => LocalText.Of("已生效，结算中", "In force, settling"),
        PolicyDraftState.Confirmed => LocalText.Of("已生效", "In force"),
        PolicyDraftState.Discarded => LocalText.Of("已作废", "Discarded"),
        _ => LocalText.Of("–", "–"),
    };

    public static Tone StateTone(PolicyDraftState state) => state switch
    {
        PolicyDraftState.Draft => Tone.Warn,
        PolicyDraftState.Settling => Tone.Info,
        PolicyDraftState.Confirmed => Tone.Good,
        _ => Tone.Neutral,
    };

    public static LocalText ViaName(string via) => via switch
    {
        "form" => LocalText.Of("填写", "form"),
        "feed" => LocalText.Of("订阅", "feed"),
        _ => LocalText.Of("文件", "file"),
    };

    public static LocalText ParameterName(PolicyParameter parameter) => parameter switch
    {
        PolicyParameter.Bounds => LocalText.Of("缴费基数上下限", "bounds of the base"),
        PolicyParameter.Rates => LocalText.Of("费率", "rates"),
        PolicyParameter.Fixed => LocalText.Of("定额", "fixed amounts"),
        PolicyParameter.Rounding => LocalText.Of("取整规则", "rounding"),
        PolicyParameter.Base => LocalText.Of("基数口径", "choice of the base"),
        PolicyParameter.MonthStart => LocalText.Of("入职当月", "month of hire"),
        PolicyParameter.MonthEnd => LocalText.Of("离职当月", "month of leaving"),
        PolicyParameter.Deadlines => LocalText.Of("截止日", "deadlines"),
        PolicyParameter.LateFee => LocalText.Of("滞纳金", "late fee"),
        _ => LocalText.Of("–", "–"),
    };

    /// <summary>Every grade has a word here: a list of sources names the confirmed ones too.</summary>
    public static LocalText GradeName(PolicyGrade grade) => grade.Label() ?? Confirmed;

    public static Tone GradeTone(PolicyGrade grade) => grade == PolicyGrade.Confirmed ? Tone.Good : Tone.Warn;
}
