using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Privacy;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using Orleans.Concurrency;

namespace HrActors.Contracts.Employees;

/// <summary>
/// One employee: person, employment, wages, attendance of the open months, enrolment per line, open findings. Key:
/// <see cref="GrainKeys.Employee"/>. Commands are safe to retry with the same command id; a refusal changes nothing.
/// </summary>
[Alias("hr.IEmployeeGrain")]
public interface IEmployeeGrain : IGrainWithStringKey, IDueWorkOwner
{
    /// <summary>Takes the person on. Refused with <c>employee.number-taken</c> when the number is in use.</summary>
    [Alias("Onboard"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> Onboard(OnboardEmployee command);

    /// <summary>Null when nobody has this number.</summary>
    [Alias("Get"), ReadOnly, Needs(Permission.SeeStaff)] Task<EmployeeView?> Get();

    /// <summary>What those may see who see no more of people; null when there is none under this number.</summary>
    [Alias("GetName"), ReadOnly, Needs(Permission.SeeStaffNames)] Task<EmployeeName?> GetName();

    /// <summary>
    /// As <see cref="Get"/>, but waits until all agencies asked have answered, at most <paramref name="atMost"/>. Other calls go on meanwhile.
    /// </summary>
    [Alias("GetWhenAnswered"), AlwaysInterleave, Needs(Permission.SeeStaff)] Task<EmployeeView?> GetWhenAnswered(TimeSpan atMost);

    [Alias("AskAgencies"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> AskAgencies(AskAgencies command);
    [Alias("Correct"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> Correct(CorrectEmployee command);
    [Alias("Depart"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> Depart(DepartEmployee command);
    [Alias("Move"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> Move(PlaceEmployee command);
    [Alias("Rehire"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> Rehire(PlaceEmployee command);
    [Alias("SetWage"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> SetWage(SetWage command);
    [Alias("RecordEnrolment"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> RecordEnrolment(RecordEnrolment command);

    /// <summary>
    /// One personal value, protected, once the audit row that says who asked and why is written. Refused with
    /// <c>privacy.value-missing</c> when it was never told.
    /// </summary>
    [Alias("Disclose"), Needs(Permission.HandlePersonalData)] Task<Reply<DisclosedValue>> Disclose(DiscloseValue command);

    /// <summary>All personal values, protected, for a copy that the person asked for; the audit row is written first.</summary>
    [Alias("CopyPersonalData"), Needs(Permission.HandlePersonalData)] Task<Reply<PersonalDataCopy>> CopyPersonalData(CommandInfo command);

    /// <summary>Where somebody who has left stands with the terms of keeping; null while employed, or when nobody has this number.</summary>
    [Alias("GetRetention"), ReadOnly, Needs(Permission.HandlePersonalData)] Task<RetentionState?> GetRetention();

    /// <summary>
    /// Deletes what makes the person recognisable, here and wherever it was sent, once every term of keeping is over; cannot be undone. Refused
    /// with <c>privacy.retention-running</c>, which names the term, <c>privacy.not-left</c> or <c>privacy.case-open</c>.
    /// </summary>
    [Alias("Anonymise"), Needs(Permission.HandlePersonalData)] Task<Reply<DeletionRecord>> Anonymise(CommandInfo command);

    /// <summary>Months by line and place, overlaps counted once; null when nobody has this number.</summary>
    [Alias("GetLedger"), ReadOnly, Needs(Permission.SeeStaff)] Task<Ledger?> GetLedger();

    /// <summary>
    /// Null when nobody has this number. Whoever looked is told of punches through the feed for <see cref="FeedLease.Duration"/>.
    /// </summary>
    [Alias("GetAttendance"), ReadOnly, Needs(Permission.SeeStaff)] Task<MonthSheet?> GetAttendance(YearMonth month);

    /// <summary>The days of a month that somebody should look at; null when nobody has this number.</summary>
    [Alias("GetExceptions"), ReadOnly, Needs(Permission.SeeStaff)] Task<ExceptionalDays?> GetExceptions(YearMonth month);

    /// <summary>
    /// Corrects attendance by hand. Refused with <c>attendance.month-closed</c> where its shift day lies in a closed month,
    /// <c>attendance.replaced-not-open</c> where what it names lies in one or is not kept, and with <c>attendance.in-future</c> for a
    /// punch more than five minutes ahead, <c>attendance.leave-too-far</c> for leave more than a year ahead, <c>attendance.too-early</c> before
    /// 2000; the sheet shows it a moment later.
    /// </summary>
    [Alias("CorrectAttendance"), Needs(Permission.ChangeStaff)] Task<Reply<EmployeeView>> CorrectAttendance(CorrectAttendance command);

    /// <summary>
    /// By how much a month would differ with <paramref name="added"/>, when <paramref name="accepted"/> is in it already; null when nobody
    /// has this number.
    /// </summary>
    [Alias("GetDifference"), ReadOnly, Needs(Permission.SeeStaff)]
    Task<SheetDifference?> GetDifference(YearMonth month, ImmutableArray<AttendanceEvent> accepted, AttendanceEvent added);

    /// <summary>
    /// Takes punches handed over by an intake, in log order per queue. Answers false when nobody has this number: the punches wait in the log.
    /// </summary>
    [Alias("TakePunches"), SystemOnly] Task<bool> TakePunches(ImmutableArray<LoggedPunch> punches);

    /// <summary>
    /// For each event whether a month it may belong to is open for this person, whose branch decides, wherever it was punched. All false
    /// when nobody has this number.
    /// </summary>
    [Alias("AreOpen"), ReadOnly, SystemOnly] Task<ImmutableArray<bool>> AreOpen(ImmutableArray<AttendanceEvent> events);

    /// <summary>Stores all punches that were handed over, so that the log may let go of them.</summary>
    [Alias("KeepPunches"), SystemOnly] Task KeepPunches();

    /// <summary>What the application form needs of this person; personal values protected. Null when nobody has this number.</summary>
    [Alias("GetApplicant"), ReadOnly, SystemOnly] Task<Applicant?> GetApplicant();

    /// <summary>
    /// Opens a case by hand for a line and origin; the same open case is answered again. Refused as the rules decide the kind, and with
    /// <c>transfer.months-elsewhere</c> when a finished transfer has taken the months to another place, from which they have to be carried on,
    /// <c>transfer.already-finished</c> when such a transfer has ended and nothing was paid at the origin since.
    /// </summary>
    [Alias("OpenCase"), Needs(Permission.ChangeStaff)] Task<Reply<OpenedCase>> OpenCase(OpenCaseByHand command);

    /// <summary>
    /// Asked by a case before it is submitted: <c>transfer.already-finished</c> when such a transfer has ended and neither the known answers nor
    /// <paramref name="told"/>, what the origin has just said, show months since; null otherwise.
    /// </summary>
    [Alias("RefuseFinished"), ReadOnly, SystemOnly]
    Task<Refusal?> RefuseFinished(TransferKind kind, InsuranceLine line, string originRegionCode, ImmutableList<EnrolmentRecord> told);

    /// <summary>Told by a case: months that arrived. Done once per case number.</summary>
    [Alias("TakeTransfer"), SystemOnly] Task TakeTransfer(TransferArrived arrived);

    /// <summary>Told by a confirmed yearly declaration. Nothing happens for who is not known here or was made anonymous.</summary>
    [Alias("DeclareWage"), SystemOnly] Task DeclareWage(DeclareWage command);

    /// <summary>Told by the person when another number under the same identity number joined, left or changed its name.</summary>
    [Alias("NoteNamesakes"), SystemOnly] Task NoteNamesakes(Namesakes namesakes);

    /// <summary>Told by a case whenever it changes.</summary>
    [Alias("NoteCase"), SystemOnly] Task NoteCase(CaseReference reference);
}
