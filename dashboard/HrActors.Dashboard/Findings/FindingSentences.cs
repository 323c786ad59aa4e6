using HrActors.Dashboard.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;

namespace HrActors.Dashboard.Findings;

/// <summary>What a finding says and what can be done about it.</summary>
internal static class FindingSentences
{
    public static LocalText Render(Finding finding)
    {
        if (FindingLinks.OriginOf(finding) is not { } origin) return FindingNames.Of(finding.Code);
        var (region, line) = (RegionTable.NameOf(origin.RegionCode), EnrolmentTexts.LineName(origin.Line));
        return finding.Code == FindingCodes.ActiveElsewhere
            ? LocalText.Of($"该员工在{region.Zh}仍有在缴{line.Zh}，请先办理转移手续", $"This employee still pays {line.En} in {region.En}; arrange the transfer first")
            : FindingNames.Of(finding.Code);
    }

    /// <summary>What can be done next, by code and label.</summary>
    public static IReadOnlyList<(string Code, LocalText Label)> Actions(Finding finding) => finding.Code switch
    {
        FindingCodes.ActiveElsewhere => [("open-transfer", LocalText.Of("需办理社保转移", "Social insurance transfer needed")), ("ask-again", LocalText.Of("重新查询", "Ask again"))],
        _ => [],
    };

    /// <summary>The law or notice behind the rule; empty when there is none.</summary>
    public static string Source(Finding finding) => finding.Code == "" ? "" : "";

    /// <summary>「需办理社保转移」 where a transfer is the next step; null otherwise.</summary>
    public static LocalText? TransferNeeded(Finding finding) =>
        Actions(finding).Where(action => action.Code == "open-transfer").Select(action => action.Label).FirstOrDefault();
}

/// <summary>What a finding points to.</summary>
internal static class FindingLinks
{
    /// <summary>The relationship elsewhere that a finding is about; null when it is about something else.</summary>
    public static (InsuranceLine Line, string RegionCode)? OriginOf(Finding finding) =>
        finding.Facts.TryGetValue("line", out var name) && InsuranceLines.TryParse(name, out var line)
        && finding.Facts.TryGetValue("region", out var region)
            ? (line, region)
            : null;
}
