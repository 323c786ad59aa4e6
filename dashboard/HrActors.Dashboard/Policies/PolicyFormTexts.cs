using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;

namespace HrActors.Dashboard.Policies;

/// <summary>Words of the form for one change.</summary>
internal static class PolicyFormTexts
{
    public static readonly LocalText Explained = LocalText.Of(
        "填写通知中的一项新数值。系统据此生成与上传相同格式的政策文件，测算影响后待 HR 经理确认。",
        "One new value as the notice states it. It becomes a policy file like an uploaded one, is weighed, and waits for an HR manager.");
    public static readonly LocalText From = LocalText.Of("起始月份（yyyy-MM）", "First month (yyyy-MM)");
    public static readonly LocalText To = LocalText.Of("截止月份（可空）", "Last month (may be empty)");
    public static readonly LocalText MonthForm = LocalText.Of("应为 yyyy-MM", "Has to read yyyy-MM");
    public static readonly LocalText Document = LocalText.Of("通知名称与文号", "Notice with its number");
    public static readonly LocalText Address = LocalText.Of("网址（可空）", "Address (may be empty)");
    public static readonly LocalText Control = LocalText.Of("核对算例", "Worked example");
    public static readonly LocalText ControlHint = LocalText.Of(
        "按通知手工算一人的金额；与系统计算不一致时拒绝提交。",
        "Work out one person by hand from the notice; when the calculation differs, it is refused.");
    public static readonly LocalText ControlWage = LocalText.Of("应发工资（元）", "Gross wage (yuan)");
    public static readonly LocalText ControlEmployer = LocalText.Of("该险种单位应缴（元）", "Employer's amount of the line (yuan)");
    public static readonly LocalText ControlEmployee = LocalText.Of("该险种个人应缴（元）", "Employee's amount of the line (yuan)");
    public static readonly LocalText Propose = LocalText.Of("提交草案", "Bring as a draft");

    public static LocalText First(PolicyParameter parameter) => parameter switch
    {
        PolicyParameter.Bounds => LocalText.Of("下限（元）", "Floor (yuan)"),
        PolicyParameter.Rates => LocalText.Of("单位费率（%）", "Employer's rate (%)"),
        _ => LocalText.Of("单位定额（元）", "Employer's amount (yuan)"),
    };

    public static LocalText Second(PolicyParameter parameter) => parameter switch
    {
        PolicyParameter.Bounds => LocalText.Of("上限（元，空为不设）", "Cap (yuan, empty for none)"),
        PolicyParameter.Rates => LocalText.Of("个人费率（%）", "Employee's rate (%)"),
        _ => LocalText.Of("个人定额（元）", "Employee's amount (yuan)"),
    };
}
