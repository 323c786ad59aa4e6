using HrActors.Domain.Contributions;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Employees;

/// <summary>One employee as pages and the API show it; personal values are masked.</summary>
[GenerateSerializer, Immutable, Alias("hr.employee-view")]
public sealed record EmployeeView
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public required string IdNumberMasked { get; init; }
    [Id(4)] public required string DocumentKind { get; init; }
    [Id(5)] public string? PhoneMasked { get; init; }
    [Id(6)] public required EmploymentStatus Status { get; init; }
    [Id(7)] public required BranchFacts Branch { get; init; }
    [Id(8)] public required DateOnly HireDate { get; init; }
    [Id(9)] public DateOnly? LastDay { get; init; }
    [Id(10)] public string? HukouRegionCode { get; init; }
    [Id(11)] public string? WorkerCategory { get; init; }

    /// <summary>Gross, CNY per month, as agreed now.</summary>
    [Id(12)] public required decimal MonthlyWage { get; init; }

    /// <summary>Gross average of <see cref="PreviousYear"/> as recorded with the person, CNY per month; null where none was.</summary>
    [Id(13)] public decimal? PreviousYearMonthlyAverage { get; init; }
    [Id(14)] public ImmutableList<WageEntry> Wages { get; init; } = [];
    [Id(15)] public ImmutableList<EmploymentPeriod> Periods { get; init; } = [];

    /// <summary>The group's own registrations and what the agencies answered, newest answer per agency.</summary>
    [Id(16)] public ImmutableList<EnrolmentRecord> Enrolments { get; init; } = [];
    [Id(17)] public ImmutableList<Finding> Findings { get; init; } = [];
    [Id(18)] public ImmutableList<CaseReference> Cases { get; init; } = [];
    [Id(19)] public required QueryState Query { get; init; }

    /// <summary>Day of the first punch of the present employment: the hire date that attendance gives; null before it.</summary>
    [Id(20)] public DateOnly? FirstPunchOn { get; init; }
    [Id(21)] public DateOnly? LastPunchOn { get; init; }
    [Id(22)] public ImmutableList<CompletedTransfer> CompletedTransfers { get; init; } = [];

    /// <summary>What each agency answered and when, the newest answer of each.</summary>
    [Id(23)] public ImmutableList<AgencyAnswer> Answers { get; init; } = [];

    /// <summary>The account wages are paid to; null when it was never told.</summary>
    [Id(24)] public string? BankAccountMasked { get; init; }

    /// <summary>Where the person lives; null when it was never told.</summary>
    [Id(25)] public string? AddressMasked { get; init; }

    /// <summary>When the person was made anonymous; null for everybody who has a name.</summary>
    [Id(26)] public DateTimeOffset? AnonymisedAt { get; init; }

    /// <summary>What of <see cref="Query"/> is not answered yet, agency by agency, place by place, line by line.</summary>
    [Id(27)] public ImmutableList<QueryGap> Unanswered { get; init; } = [];

    /// <summary>Wages of confirmed yearly declarations (年度缴费基数申报), oldest first.</summary>
    [Id(28)] public ImmutableList<WageDeclared> Declared { get; init; } = [];

    /// <summary>The calendar year of <see cref="PreviousYearMonthlyAverage"/>: the one before it was recorded; null without it.</summary>
    [Id(29)] public int? PreviousYear { get; init; }
}

/// <summary>A declared wage, and under which registration (参保登记) it holds.</summary>
[GenerateSerializer, Immutable, Alias("hr.wage-declared")]
public sealed record WageDeclared
{
    /// <summary>Declarations kept with an employee: two base years a year, for ten years.</summary>
    public const int Kept = 20;

    [Id(0)] public required string RegistrationCode { get; init; }
    [Id(1)] public required DeclaredWage Wage { get; init; }
}

/// <summary>The gross wage of one month, CNY.</summary>
[GenerateSerializer, Immutable, Alias("hr.wage-entry")]
public sealed record WageEntry
{
    [Id(0)] public required YearMonth Month { get; init; }
    [Id(1)] public required decimal Gross { get; init; }
    [Id(2)] public ImmutableList<WageItem> Items { get; init; } = [];

    /// <summary>Gross as first entered; null when it never changed.</summary>
    [Id(3)] public decimal? FirstGross { get; init; }

    /// <summary>Day of the last change of the gross wage; null when it never changed.</summary>
    [Id(4)] public DateOnly? ChangedOn { get; init; }
}

/// <summary>A case of this employee as the employee knows it.</summary>
[GenerateSerializer, Immutable, Alias("hr.case-reference")]
public sealed record CaseReference
{
    [Id(0)] public required string CaseNo { get; init; }
    [Id(1)] public required InsuranceLine Line { get; init; }
    [Id(2)] public required string OriginRegionCode { get; init; }
    [Id(3)] public required TransferState State { get; init; }

    /// <summary>Name of the running step, one of <see cref="TransferLegs"/>; null when none runs.</summary>
    [Id(4)] public string? Leg { get; init; }

    /// <summary>Last day in time of the running step; null when none runs.</summary>
    [Id(5)] public DateOnly? DueOn { get; init; }

    /// <summary>Whether an agency reported the end and the case could not take it: an earlier step is missing, or the case was withdrawn.</summary>
    [Id(6)] public bool EndReported { get; init; }

    /// <summary>Day of the receipt of the present submission; null before it.</summary>
    [Id(7)] public DateOnly? SubmittedOn { get; init; }

    /// <summary>The last thing that was reported; null before anything was.</summary>
    [Id(8)] public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>Whether the running step was found beyond its last day; from then on the employee's findings tell.</summary>
    [Id(9)] public bool Overdue { get; init; }

    /// <summary>Day on which the agency returned the application or did not take it; null unless it waits in the draft for its correction.</summary>
    [Id(10)] public DateOnly? ReturnedOn { get; init; }

    /// <summary>The notice that limits the running step; null when none runs, or when it was noted before sources were.</summary>
    [Id(11)] public string? LegSource { get; init; }

    /// <summary>Whether the running step's limit is known from some places only (未确认).</summary>
    [Id(12)] public bool LegUnconfirmed { get; init; }

    /// <summary>Day of an information table that contradicts itself and waits for a right one; null when none does.</summary>
    [Id(13)] public DateOnly? FaultyTableOn { get; init; }

    /// <summary>The place it goes to, six digits; null when it was noted before places were.</summary>
    [Id(14)] public string? DestinationRegionCode { get; init; }
}

/// <summary>What came of opening a case by hand.</summary>
[GenerateSerializer, Immutable, Alias("hr.opened-case")]
public sealed record OpenedCase
{
    [Id(0)] public required CaseReference Case { get; init; }

    /// <summary>Whether the case was there and open before; no second one is opened for the same person, line and origin.</summary>
    [Id(1)] public required bool WasOpen { get; init; }
}
