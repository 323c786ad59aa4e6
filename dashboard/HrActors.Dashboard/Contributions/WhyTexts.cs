using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Contributions;

/// <summary>Texts of the explanation of a figure.</summary>
internal static class WhyTexts
{
    public static readonly LocalText Step = LocalText.Of("步骤", "Step");
    public static readonly LocalText Input = LocalText.Of("依据的数据", "What went in");
    public static readonly LocalText Rule = LocalText.Of("规则", "Rule");
    public static readonly LocalText Figure = LocalText.Of("结果", "Figure");
    public static readonly LocalText Source = LocalText.Of("政策依据", "Source");
    public static readonly LocalText Steps = LocalText.Of("计算步骤", "Steps of the calculation");
    public static readonly LocalText Others = LocalText.Of("其他步骤（{0}）", "The other steps ({0})");
    public static readonly LocalText Arithmetic = LocalText.Of("算术", "arithmetic");
    public static readonly LocalText None = LocalText.Of("没有计算步骤：{0}", "There are no steps: {0}");
    public static readonly LocalText NotAmong = LocalText.Of("该金额不在计算步骤中", "This figure is not among the steps");
    public static readonly LocalText Pending = LocalText.Of("{0}：尚无数字，未计入（{1}）", "{0}: no figure yet, in no amount ({1})");
    public static readonly LocalText Close = LocalText.Of("关闭", "Close");
    public static readonly LocalText Total = LocalText.Of("单位与个人合计：", "Employer and employee together: ");

    /// <summary>What a step is about, such as pension insurance, employer.</summary>
    public static LocalText StepName(TraceStep step)
    {
        var parts = step.Step.Split('.');
        if (parts is ["base"]) return LocalText.Of("基数（调整前）", "Base before bounds");
        var what = parts[^1] switch
        {
            "wage" => LocalText.Of("基数（调整前）", "base before bounds"),
            "base" => LocalText.Of("缴费基数", "base"),
            "factor" => LocalText.Of("月份系数", "part of the month"),
            "employer" => LocalText.Of("单位", "employer"),
            "employee" => LocalText.Of("个人", "employee"),
            var other => LocalText.Of(other, other),
        };
        var about = InsuranceLines.TryParse(parts[0], out var line) ? ContributionTexts.LineName(line) : LocalText.Of("合计", "Total");
        return LocalText.Of($"{about.Zh} {what.Zh}", $"{about.En}, {what.En}");
    }
}
