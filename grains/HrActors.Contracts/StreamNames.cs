namespace HrActors.Contracts;

/// <summary>The stream provider and its namespaces; each namespace carries one type of payload. Stream keys are grain keys.</summary>
public static class StreamNames
{
    public const string Provider = "hr";

    /// <summary>Key: branch. <see cref="Attendance.AttendanceEvent"/>: upstream systems → intake, which hands each employee its punches.</summary>
    public const string Attendance = "attendance";

    /// <summary>Key: employee. <see cref="Domain.Employees.EmployeeFacts"/>: employee → validation.</summary>
    public const string Facts = "facts";

    /// <summary>
    /// Key: employee. <see cref="Domain.Findings.PolicyChange"/>: whoever confirms a policy that changes closed months → validation, once per
    /// employee concerned; source and event id make a repetition harmless.
    /// </summary>
    public const string PolicyChanges = "policy-changes";

    /// <summary>Key: employee. <see cref="Domain.Enrolment.AgencyAnswer"/>: agency → validation.</summary>
    public const string AgencyAnswers = "agency-answers";

    /// <summary>Key: employee. <see cref="Validation.FindingsDecided"/>: validation → employee, which also opens the case.</summary>
    public const string Findings = "findings";

    /// <summary>Key: case. <see cref="Transfers.TransferReport"/>: polls, callbacks, manual entries → case.</summary>
    public const string TransferProgress = "transfer-progress";

    /// <summary>Key: branch. <see cref="Feed.Change"/>: employees and cases → roster and dashboards.</summary>
    public const string Changes = "changes";
}
