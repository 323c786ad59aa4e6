namespace HrActors.Domain.Findings;

/// <summary>Codes of findings. They are stored and answered: never renamed, never reused.</summary>
public static class FindingCodes
{
    public const string ActiveElsewhere = "ACTIVE_ELSEWHERE";
    public const string NewEnrolFalse = "NEW_ENROL_FALSE";
    public const string OldNotStopped = "OLD_NOT_STOPPED";
    public const string DuplicateMonth = "DUP_MONTH";
    public const string DuplicateEmployee = "DUP_EMPLOYEE";
    public const string IdentityBad = "ID_BAD";
    public const string NameMismatch = "NAME_MISMATCH";
    public const string IdentityReused = "ID_REUSED";
    public const string BaseLow = "BASE_LOW";
    public const string BaseHigh = "BASE_HIGH";
    public const string BaseNet = "BASE_NET";
    public const string FirstMonth = "FIRST_MONTH";
    public const string LateEnrolment = "LATE_ENROL";
    public const string DateMismatch = "DATE_MISMATCH";
    public const string Arrears = "ARREARS";
    public const string TemporaryAccount = "TEMPORARY_ACCOUNT";
    public const string Pensioner = "PENSIONER";
    public const string LumpSum = "LUMP_SUM";
    public const string RateChanged = "RATE_CHANGED";
    public const string BoundsRetroactive = "BOUNDS_RETRO";
    public const string RetroactiveRaise = "RETRO_RAISE";
    public const string TransferStale = "TRANSFER_STALE";
    public const string TransferStuck = "TRANSFER_STUCK";
    public const string MixedLines = "MIXED_LINES";
    public const string MedicalGap = "MEDICAL_GAP";
    public const string PartMonthMove = "PART_MONTH_MOVE";
    public const string DocumentType = "DOCUMENT_TYPE";

    /// <summary>What has to be corrected at the person before anything is declared, where it is blocking.</summary>
    public static readonly ImmutableArray<string> OfIdentity = [IdentityBad, NameMismatch, IdentityReused];
}
