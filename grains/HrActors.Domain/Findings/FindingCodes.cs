namespace HrActors.Domain.Findings;

/// <summary>Codes of findings. They are stored and answered: never renamed, never reused.</summary>
public static class FindingCodes
{
    public const string ActiveElsewhere = "ACTIVE_ELSEWHERE";
    public const string NewEnrolFalse = "NEW_ENROL_FALSE";
    public const string DuplicateEmployee = "DUP_EMPLOYEE";
    public const string DateMismatch = "DATE_MISMATCH";
    public const string LateEnrolment = "LATE_ENROL";
    public const string Arrears = "ARREARS";
    public const string Pensioner = "PENSIONER";
    public const string NameMismatch = "NAME_MISMATCH";
}
