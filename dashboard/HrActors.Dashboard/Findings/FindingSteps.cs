using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Findings;

/// <summary>Codes of the next steps that a finding names.</summary>
internal static class FindingSteps
{
    public const string OpenTransfer = "open-transfer";
    public const string AskAgain = "ask-again";
    public const string RecordEnrolment = "record-enrolment";

    public const string TakeAttendanceDate = "take-attendance-date";

    /// <summary>Whether the page has a button for the step; another one is shown as a hint.</summary>
    public static bool IsOffered(Finding finding, string code) =>
        code is OpenTransfer or AskAgain or RecordEnrolment or TakeAttendanceDate || AddressOf(finding, code) is not null;

    /// <summary>The page on which the step is taken; null when it is taken by a command.</summary>
    public static string? AddressOf(Finding finding, string code) => code switch
    {
        "see-case" when finding.Facts.TryGetValue("case", out var caseNo) => Transfers.CaseAddress.Of(caseNo),
        "see-employees" when finding.Facts.TryGetValue("employees", out var numbers) => Employees.EmployeeAddress.Of(numbers.Split(' ')[0]),
        "see-ledger" => Employees.EmployeeAddress.Of(finding.EmployeeNo) + "?tab=enrolment",
        "see-wages" => Employees.EmployeeAddress.Of(finding.EmployeeNo),
        _ => null,
    };

    /// <summary>「需办理社保转移」 where a transfer is the next step; null otherwise.</summary>
    public static LocalText? TransferNeeded(Finding finding) =>
        FindingTexts.Actions(finding).FirstOrDefault(action => action.Code == OpenTransfer)?.Label;

    /// <summary>The relationship elsewhere that a finding is about; null when it is about something else.</summary>
    public static (InsuranceLine Line, string RegionCode)? OriginOf(Finding finding) =>
        finding.Facts.TryGetValue("line", out var name) && InsuranceLines.TryParse(name, out var line)
        && finding.Facts.TryGetValue("region", out var region)
            ? (line, region)
            : null;
}
