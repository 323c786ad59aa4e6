using HrActors.Dashboard.Controls;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Findings;

/// <summary>Short names of findings for lists and filters; the sentence comes from the domain.</summary>
internal static class FindingNames
{
    /// <summary>Codes offered in filters.</summary>
    public static readonly ImmutableArray<string> Codes =
    [
        FindingCodes.ActiveElsewhere, FindingCodes.NewEnrolFalse, FindingCodes.DuplicateEmployee, FindingCodes.DateMismatch,
        FindingCodes.LateEnrolment, FindingCodes.Arrears, FindingCodes.Pensioner, FindingCodes.NameMismatch,
    ];

    /// <summary>The code itself for one without a name.</summary>
    public static LocalText Of(string code) => code switch
    {
        FindingCodes.ActiveElsewhere => LocalText.Of("异地在缴", "Active elsewhere"),
        FindingCodes.NewEnrolFalse => LocalText.Of("非首次参保", "Not a first enrolment"),
        FindingCodes.DuplicateEmployee => LocalText.Of("重复员工", "Same person twice"),
        FindingCodes.DateMismatch => LocalText.Of("入职日期不一致", "Hire date differs"),
        FindingCodes.LateEnrolment => LocalText.Of("逾期未参保", "Enrolled late"),
        FindingCodes.Arrears => LocalText.Of("原参保地欠费", "Arrears elsewhere"),
        FindingCodes.Pensioner => LocalText.Of("已领取养老待遇", "Draws a pension"),
        FindingCodes.NameMismatch => LocalText.Of("姓名不符", "Name differs"),
        _ => LocalText.Of(code, code),
    };

    public static LocalText SeverityName(Severity severity) => severity switch
    {
        Severity.Blocking => LocalText.Of("阻断", "Blocking"),
        Severity.Warning => LocalText.Of("警告", "Warning"),
        _ => LocalText.Of("提示", "Note"),
    };

    public static Tone SeverityTone(Severity severity) => severity switch
    {
        Severity.Blocking => Tone.Bad,
        Severity.Warning => Tone.Warn,
        _ => Tone.Info,
    };
}
