using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Employees;

/// <summary>
/// What keeps somebody from being enrolled here: the blocking findings that say so, with their rule. Whoever knows better waives the
/// finding: the agency's record may be behind.
/// </summary>
internal static class EnrolmentObstacles
{
    /// <summary>Null when nothing stands in the way of the line.</summary>
    public static Refusal? Of(EmployeeState state, InsuranceLine line) =>
        IdentityReused(state) ?? Pensioner(state, line) ?? ActiveElsewhere(state, line);

    /// <summary>Nobody is registered under another's number.</summary>
    private static Refusal? IdentityReused(EmployeeState state) => Open(state, FindingCodes.IdentityReused).FirstOrDefault() is { } finding
        ? Refused(
            "enrolment.identity-reused",
            finding,
            "该证件号码在集团内或经办机构登记在另一人名下，核实更正前不能参保登记",
            "The group or an agency keeps this identity number for another person; nobody is enrolled under it until that is cleared up")
        : null;

    /// <summary>Nobody pays on who draws a pension; the other lines are not meant.</summary>
    private static Refusal? Pensioner(EmployeeState state, InsuranceLine line) =>
        line == InsuranceLine.Pension && Open(state, FindingCodes.Pensioner).FirstOrDefault() is { } finding
            ? Refused(
                "enrolment.pensioner",
                finding,
                "该员工已领取养老保险待遇，不能再参加养老保险",
                "This employee draws a pension and cannot be enrolled in pension insurance again")
            : null;

    /// <summary>
    /// A line that follows the person is paid at one place and by one unit: what is still paid at another place, of the same province too, or
    /// by another unit here stops first. Work injury and maternity are enrolled anew (社会保险经办条例 art. 15).
    /// </summary>
    private static Refusal? ActiveElsewhere(EmployeeState state, InsuranceLine line)
    {
        if (!TransferKinds.Lines.Contains(line)) return null;

        var here = state.Branch!.RegionCode;
        var obstacles =
            from finding in Open(state, FindingCodes.ActiveElsewhere)
            where finding.Facts.GetValueOrDefault("line") == line.WireName()
            from record in state.AnswersUnderNumber().SelectMany(answer => answer.Records)
            where record.Line == line && record.Status == EnrolmentStatus.Active && record.RegionCode == finding.Facts.GetValueOrDefault("region")
            let text = FindingTexts.Render(finding)
            select TransferKinds.Needed(line, record.RegionCode, here) != TransferKind.None
                ? TransferAssessment.Obstacle(line, record.RegionCode, record)
                // Decided for another place than the present one: the next decision is on its way.
                : finding.Facts.GetValueOrDefault("destination") == here ? Refused("enrolment.active-elsewhere", finding, text.Zh, text.En) : null;
        return obstacles.FirstOrDefault(obstacle => obstacle is not null);
    }

    private static IEnumerable<Finding> Open(EmployeeState state, string code) =>
        state.Findings.Where(finding => finding.Code == code && finding is { Severity: Severity.Blocking, Waiver: null });

    private static Refusal Refused(string code, Finding finding, string chinese, string english)
    {
        var source = FindingTexts.SourceOf(finding);
        return Refusal.Rule(code, $"{chinese}（{source}）", $"{english} ({source})");
    }
}
