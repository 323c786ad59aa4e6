using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Findings;

internal static class FindingListTexts
{
    public static readonly LocalText Title = LocalText.Of("异常", "Findings");
    public static readonly LocalText None = LocalText.Of("没有异常", "No findings");
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的异常", "No finding matches");
    public static readonly LocalText Code = LocalText.Of("异常类型", "Kind of finding");
    public static readonly LocalText State = LocalText.Of("处理状态", "State");
    public static readonly LocalText Open = LocalText.Of("未关闭", "Open");
    public static readonly LocalText Closed = LocalText.Of("已关闭", "Closed");
    public static readonly LocalText OpenedAt = LocalText.Of("发现于 {0}", "Found {0}");
    public static readonly LocalText ClosedAt = LocalText.Of("关闭于 {0}", "Closed {0}");
    public static readonly LocalText Waived = LocalText.Of("已豁免", "Waived");
    public static readonly LocalText WaivedUntil = LocalText.Of("已豁免至 {0}", "Waived until {0}");
    public static readonly LocalText WaivedBy = LocalText.Of("由 {0} 豁免：{1}", "Waived by {0}: {1}");
    public static readonly LocalText Waive = LocalText.Of("豁免…", "Waive…");
    public static readonly LocalText WaiveReason = LocalText.Of("豁免理由（必填）", "Reason (required)");
    public static readonly LocalText WaiveConfirm = LocalText.Of("确认豁免", "Waive");
    public static readonly LocalText Basis = LocalText.Of("依据", "Rule");
    public static readonly LocalText Facts = LocalText.Of("相关事实", "Facts");
    public static readonly LocalText Employee = LocalText.Of("员工 {0}", "Employee {0}");

    public static readonly LocalText WaiveUntil = LocalText.Of("豁免截止日（可不填）", "Waived until (may be empty)");
    public static readonly LocalText History = LocalText.Of("处理记录", "History");
    public static readonly LocalText Severity = LocalText.Of("严重程度", "Weight");
    public static readonly LocalText Export = LocalText.Of("导出 Excel", "Export to Excel");
    public static readonly LocalText ExportCsv = LocalText.Of("导出 CSV", "Export as CSV");
    public static readonly LocalText Select = LocalText.Of("选择 {0}，员工 {1}", "Select {0}, employee {1}");
    public static readonly LocalText SelectPage = LocalText.Of("全选本页", "Select this page");
    public static readonly LocalText SelectNone = LocalText.Of("取消选择", "Select none");
    public static readonly LocalText Selected = LocalText.Of("已选 {0} 条", "{0} selected");
    public static readonly LocalText WaiveSelected = LocalText.Of("豁免所选", "Waive the selected");
    public static readonly LocalText WaivedMany = LocalText.Of("已豁免 {0} 条", "{0} waived");
    public static readonly LocalText NotWaived = LocalText.Of("{0} 条未能豁免：", "{0} could not be waived:");

    public static LocalText StepName(FindingStepKind kind) => kind switch
    {
        FindingStepKind.Opened => LocalText.Of("发现", "found"),
        FindingStepKind.Worse => LocalText.Of("加重", "worse"),
        FindingStepKind.Better => LocalText.Of("减轻", "less"),
        FindingStepKind.Waived => LocalText.Of("豁免", "waived"),
        FindingStepKind.WaiverEnded => LocalText.Of("豁免到期", "waiver over"),
        _ => LocalText.Of("关闭", "closed"),
    };

    public static LocalText FactName(string key) => key switch
    {
        "line" => LocalText.Of("险种", "Line"),
        "region" => LocalText.Of("参保地", "Place"),
        "destination" => LocalText.Of("新参保地", "New place"),
        "months" => LocalText.Of("缴费月数", "Months paid"),
        "unit" => LocalText.Of("参保单位", "Unit"),
        "declared" => LocalText.Of("登记日期", "Declared"),
        "observed" => LocalText.Of("考勤日期", "Observed"),
        "due" => LocalText.Of("期限", "Due"),
        "employees" => LocalText.Of("相关员工", "Employees"),
        "agency" => LocalText.Of("来源", "Source"),
        "lines" => LocalText.Of("险种", "Lines"),
        "missing" => LocalText.Of("缺少险种", "Missing lines"),
        "from" => LocalText.Of("起始月", "From"),
        "through" => LocalText.Of("截止月", "Through"),
        "spans" => LocalText.Of("重复月份", "Months paid twice"),
        "other" => LocalText.Of("另一参保地", "Other place"),
        "base" => LocalText.Of("应申报基数", "Base due"),
        "declared-base" => LocalText.Of("已申报基数", "Declared base"),
        "floor" => LocalText.Of("下限", "Floor"),
        "cap" => LocalText.Of("上限", "Cap"),
        "wage" => LocalText.Of("应发工资", "Gross wage"),
        "before" => LocalText.Of("原应发工资", "Gross before"),
        "policy" => LocalText.Of("政策版本", "Policy version"),
        "employer" => LocalText.Of("单位差额", "Employer's difference"),
        "employee" => LocalText.Of("个人差额", "Employee's difference"),
        "case" => LocalText.Of("转移案件", "Case"),
        "hukou" => LocalText.Of("户籍地", "Household register"),
        "document" => LocalText.Of("证件类型", "Document"),
        "gap" => LocalText.Of("中断月数", "Months of gap"),
        _ => LocalText.Of(key, key),
    };
}
