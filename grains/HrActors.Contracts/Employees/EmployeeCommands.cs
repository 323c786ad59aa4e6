using HrActors.Domain.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Employees;

/// <summary>The facts of a branch that an employee takes over when it joins; the employee never calls its branch.</summary>
[GenerateSerializer, Immutable, Alias("hr.branch-facts")]
public sealed record BranchFacts
{
    [Id(0)] public required string Code { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required string LegalEntity { get; init; }
    [Id(3)] public required string RegistrationCode { get; init; }
    [Id(4)] public required string RegionCode { get; init; }
    [Id(5)] public required string PolicyPack { get; init; }
    [Id(6)] public required string ShiftTemplate { get; init; }

    /// <summary>The unit's number at the agency (单位编号); null when not registered yet.</summary>
    [Id(7)] public string? UnitNumber { get; init; }
}

/// <summary>Takes a person on (入职). All values are checked at the edge; the number is already protected there.</summary>
[GenerateSerializer, Immutable, Alias("hr.onboard-employee")]
public sealed record OnboardEmployee
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required string EmployeeNo { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public required ProtectedText IdNumber { get; init; }

    /// <summary>Keyed hash of the normalised 18-character number: the key of the person.</summary>
    [Id(4)] public required string IdNumberHash { get; init; }
    [Id(5)] public required string IdNumberMasked { get; init; }

    /// <summary>Wire name of the kind of document, such as <c>citizen-18</c>.</summary>
    [Id(6)] public required string DocumentKind { get; init; }
    [Id(7)] public required BranchFacts Branch { get; init; }
    [Id(8)] public required DateOnly HireDate { get; init; }

    /// <summary>Gross, CNY per month.</summary>
    [Id(9)] public required decimal MonthlyWage { get; init; }

    /// <summary>Gross average of the calendar year before the day it is told, CNY per month; null for somebody without one.</summary>
    [Id(10)] public decimal? PreviousYearMonthlyAverage { get; init; }
    [Id(11)] public string? HukouRegionCode { get; init; }
    [Id(12)] public ProtectedText? Phone { get; init; }
    [Id(13)] public string? WorkerCategory { get; init; }

    /// <summary>
    /// For staff taken over from another system: the enrolments the group already pays. Their hire date is settled and no agency is asked.
    /// Empty for a new hire.
    /// </summary>
    [Id(14)] public ImmutableList<EnrolmentRecord> ExistingEnrolments { get; init; } = [];

    /// <summary>Agencies to ask, decided by configuration at the edge; empty when none is connected.</summary>
    [Id(15)] public ImmutableList<string> Agencies { get; init; } = [];
}

/// <summary>Corrects personal or employment facts (更正); a null member stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("hr.correct-employee")]
public sealed record CorrectEmployee
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public string? Name { get; init; }
    [Id(2)] public ProtectedText? IdNumber { get; init; }
    [Id(3)] public string? IdNumberHash { get; init; }
    [Id(4)] public string? IdNumberMasked { get; init; }
    [Id(5)] public string? DocumentKind { get; init; }
    [Id(6)] public DateOnly? HireDate { get; init; }
    [Id(7)] public ProtectedText? Phone { get; init; }

    /// <summary>The version the caller saw (If-Match); null when it does not care.</summary>
    [Id(8)] public long? ExpectedVersion { get; init; }
    [Id(9)] public ImmutableList<string> Agencies { get; init; } = [];
    [Id(10)] public string? HukouRegionCode { get; init; }

    /// <summary><c>worker</c>, <c>cadre</c> or <c>technical</c>: the category of the present post.</summary>
    [Id(11)] public string? PostCategory { get; init; }
    [Id(12)] public ProtectedText? BankAccount { get; init; }
    [Id(13)] public ProtectedText? Address { get; init; }
}

/// <summary>Ends the employment (离职).</summary>
[GenerateSerializer, Immutable, Alias("hr.depart-employee")]
public sealed record DepartEmployee
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>Last day of work, included.</summary>
    [Id(1)] public required DateOnly LastDay { get; init; }

    /// <summary>Agencies to ask in the month after, whether the contributions have stopped; empty asks none.</summary>
    [Id(2)] public ImmutableList<string> Agencies { get; init; } = [];
}

/// <summary>Moves an employee to another branch (调动), or takes a leaver on again (再入职) when a wage is given.</summary>
[GenerateSerializer, Immutable, Alias("hr.place-employee")]
public sealed record PlaceEmployee
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required BranchFacts Branch { get; init; }

    /// <summary>First day at the new place.</summary>
    [Id(2)] public required DateOnly On { get; init; }

    /// <summary>Gross, CNY per month; only for a rehire.</summary>
    [Id(3)] public decimal? MonthlyWage { get; init; }
    [Id(4)] public ImmutableList<string> Agencies { get; init; } = [];
}

/// <summary>Sets the gross wage of one month (应发工资).</summary>
[GenerateSerializer, Immutable, Alias("hr.set-wage")]
public sealed record SetWage
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required YearMonth Month { get; init; }

    /// <summary>Gross, CNY, zero or more.</summary>
    [Id(2)] public required decimal Gross { get; init; }

    /// <summary>The items it is the sum of; empty when only the sum was given.</summary>
    [Id(3)] public ImmutableList<WageItem> Items { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("hr.wage-item")]
public sealed record WageItem
{
    [Id(0)] public required string Code { get; init; }
    [Id(1)] public required decimal Amount { get; init; }
}

/// <summary>Asks the agencies again (重新查询参保信息).</summary>
[GenerateSerializer, Immutable, Alias("hr.ask-agencies")]
public sealed record AskAgencies
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required ImmutableList<string> Agencies { get; init; }
}

/// <summary>Records that the group has enrolled the employee in one line (参保登记).</summary>
[GenerateSerializer, Immutable, Alias("hr.record-enrolment")]
public sealed record RecordEnrolment
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required InsuranceLine Line { get; init; }

    /// <summary>First month of contribution here.</summary>
    [Id(2)] public required YearMonth From { get; init; }

    /// <summary>The base that was declared, CNY per month; null when it is not told.</summary>
    [Id(3)] public decimal? Base { get; init; }
}

/// <summary>Waives a finding (豁免).</summary>
[GenerateSerializer, Immutable, Alias("hr.waive-finding")]
public sealed record WaiveFinding
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required string FindingId { get; init; }

    /// <summary>Last day, included; null means until the cause changes.</summary>
    [Id(2)] public DateOnly? Until { get; init; }
}

/// <summary>What a finished transfer brings to the employee; the case number makes it happen once.</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-arrived")]
public sealed record TransferArrived
{
    [Id(0)] public required string CaseNo { get; init; }
    [Id(1)] public required InsuranceLine Line { get; init; }
    [Id(2)] public required string OriginRegionCode { get; init; }
    [Id(3)] public required int Months { get; init; }
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>The place it went to, six digits; null in what was sent before places were.</summary>
    [Id(5)] public string? DestinationRegionCode { get; init; }

    /// <summary>Months that stayed at the origin; null in what was sent before they were.</summary>
    [Id(6)] public int? StayedMonths { get; init; }

    /// <summary>First month paid at the origin, as the application had it; null when nobody said.</summary>
    [Id(7)] public YearMonth? From { get; init; }

    /// <summary>Last month paid at the origin, as the application had it, included; null when it still ran, or nobody said.</summary>
    [Id(8)] public YearMonth? To { get; init; }

    /// <summary>None in what was sent before kinds were.</summary>
    [Id(9)] public TransferKind Kind { get; init; }
}

/// <summary>
/// HR's own correction of attendance (补卡): adds an event of <see cref="PunchKinds.DeskSource"/>, which replaces or takes back another
/// where it names one. The reason stands in <see cref="CommandInfo.Reason"/>; the command's id becomes the id of the event.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.correct-attendance")]
public sealed record CorrectAttendance
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>
    /// <see cref="PunchKind.CorrectionIn"/>, <see cref="PunchKind.CorrectionOut"/>, <see cref="PunchKind.Correction"/> without direction,
    /// <see cref="PunchKind.Leave"/> or <see cref="PunchKind.Withdrawal"/>.
    /// </summary>
    [Id(1)] public required PunchKind Kind { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>The event it concerns as <see cref="PunchKinds.Reference"/> writes it; null when it adds one.</summary>
    [Id(3)] public string? Replaces { get; init; }
}

/// <summary>The wage that a confirmed yearly declaration (年度缴费基数申报) states for the employee; the same again changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("hr.declare-wage")]
public sealed record DeclareWage
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>The registration (参保登记) it was declared under; it holds for no other.</summary>
    [Id(1)] public required string RegistrationCode { get; init; }
    [Id(2)] public required DeclaredWage Wage { get; init; }
}
