using HrActors.Dashboard.Controls;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Findings;

/// <summary>Short names of findings for lists and filters; the sentence comes from the domain.</summary>
internal static class FindingNames
{
    /// <summary>Codes offered in filters, in the order of the rule book.</summary>
    public static readonly ImmutableArray<string> Codes = [.. RuleBook.All.Select(rule => rule.Code)];

    /// <summary>The code itself for one without a name.</summary>
    public static LocalText Of(string code) => FindingTexts.TitleOf(code);

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
