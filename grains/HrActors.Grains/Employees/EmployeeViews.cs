using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Grains.Agencies;

namespace HrActors.Grains.Employees;

/// <summary>What others may see of an employee's state.</summary>
internal static class EmployeeViews
{
    public static EmployeeView View(this EmployeeState state, EmployeeAttendance attendance, IFieldProtector protector, IAgencyGateways gateways) => new()
    {
        EmployeeNo = state.EmployeeNo,
        Version = state.Version,
        Name = state.Name,
        IdNumberMasked = state.IdNumberMasked,
        DocumentKind = state.DocumentKind,
        PhoneMasked = state.Phone is { } phone ? PersonalMasks.Phone(protector.Reveal(phone)) : null,
        BankAccountMasked = state.BankAccount is { } account ? PersonalMasks.BankAccount(protector.Reveal(account)) : null,
        AddressMasked = state.Address is { } address ? PersonalMasks.Address(protector.Reveal(address)) : null,
        Status = state.Status,
        Branch = state.Branch!,
        HireDate = state.HireDate,
        LastDay = state.LastDay,
        HukouRegionCode = state.HukouRegionCode,
        WorkerCategory = state.WorkerCategory,
        MonthlyWage = state.MonthlyWage,
        PreviousYearMonthlyAverage = state.PreviousYearMonthlyAverage,
        PreviousYear = state.AverageYear(),
        Wages = state.Wages,
        Periods = state.Periods,
        Enrolments = state.AllEnrolments(),
        Findings = state.Findings,
        Cases = state.Cases,
        Query = state.Query,
        FirstPunchOn = state.FirstPunchOn,
        LastPunchOn = attendance.LastDay,
        CompletedTransfers = state.CompletedTransfers,
        AnonymisedAt = state.AnonymisedAt,
        Answers = state.Answers,
        Unanswered = state.Unanswered(gateways),
        Declared = state.Declared,
    };

    private static ImmutableList<QueryGap> Unanswered(this EmployeeState state, IAgencyGateways gateways) =>
    [
        .. state.Query.Asked.Except(state.Query.Answered, StringComparer.Ordinal).SelectMany(agencyId => state.AnswersUnderNumber()
            .Unanswered(agencyId, gateways.PartsOf(agencyId), state.Query.AskedAt)
            .Select(part => new QueryGap { AgencyId = agencyId, Part = part })),
    ];

    /// <summary>
    /// The calendar year of the recorded average; null without one. An average recorded before the year was noted is taken to be of the
    /// year before the first day of work: it may be newer, but nobody can tell.
    /// </summary>
    public static int? AverageYear(this EmployeeState state) =>
        state.PreviousYearMonthlyAverage is null ? null : state.PreviousYear ?? state.Periods[0].From.Year - 1;

    public static ImmutableList<EnrolmentRecord> AllEnrolments(this EmployeeState state) =>
        state.OwnEnrolments.AddRange(state.Answers.SelectMany(answer => answer.Records));

    /// <summary>Without what was answered under a number that was corrected since.</summary>
    public static IEnumerable<AgencyAnswer> AnswersUnderNumber(this EmployeeState state) =>
        state.Answers.Where(answer => answer.NumberVersion == state.NumberVersion);

    public static Applicant Applicant(this EmployeeState state) => new()
    {
        EmployeeNo = state.EmployeeNo,
        Name = state.Name,
        IdNumber = state.IdNumber!,
        IdNumberHash = state.IdNumberHash,
        IdNumberMasked = state.IdNumberMasked,
        Phone = state.Phone,
        HukouRegionCode = state.HukouRegionCode,
        Branch = state.Branch!,
        Enrolments = state.OwnEnrolments.AddRange(state.AnswersUnderNumber().SelectMany(answer => answer.Records)),
        NumberVersion = state.NumberVersion,
        HiredOn = state.Periods.StartedHere(state.HireDate),
        HasLeft = state.Status == EmploymentStatus.Left,
        IdentityFindings =
        [
            .. state.Findings
                .Where(finding => finding is { Severity: Severity.Blocking, Waiver: null } && FindingCodes.OfIdentity.Contains(finding.Code))
                .Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal),
        ],
    };
}
