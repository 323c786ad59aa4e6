using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Employees;

/// <summary>What the rules may know of an employee: no name, no number, no date of birth.</summary>
[GenerateSerializer, Immutable, Alias("hr.employee-facts")]
public sealed record EmployeeFacts
{
    [Id(0)] public required string EmployeeNo { get; init; }

    /// <summary>Grows by one with every change of the employee; older facts are ignored.</summary>
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public required EmploymentStatus Status { get; init; }
    [Id(3)] public required string BranchCode { get; init; }

    /// <summary>The place where the group enrols this employee.</summary>
    [Id(4)] public required string RegionCode { get; init; }
    [Id(5)] public required DateOnly HireDate { get; init; }
    [Id(6)] public DateOnly? LastDay { get; init; }

    /// <summary>Whether the hire date was taken over as settled (existing staff), and so is not compared with punches.</summary>
    [Id(7)] public bool HireDateSettled { get; init; }

    /// <summary>Day of the first punch; null before it.</summary>
    [Id(8)] public DateOnly? FirstPunchOn { get; init; }

    /// <summary>What the group itself registered.</summary>
    [Id(9)] public ImmutableList<EnrolmentRecord> OwnEnrolments { get; init; } = [];

    /// <summary>Other employee numbers held by the same person and not left.</summary>
    [Id(10)] public ImmutableList<string> SamePerson { get; init; } = [];
    [Id(11)] public ImmutableList<CompletedTransfer> CompletedTransfers { get; init; } = [];

    /// <summary>Policy pack of the branch; null in facts published before it was told.</summary>
    [Id(12)] public string? PolicyPack { get; init; }

    /// <summary>Gross wage of a full month as agreed now, CNY; null in facts published before it was told.</summary>
    [Id(13)] public decimal? MonthlyWage { get; init; }

    /// <summary>Gross average of the previous calendar year, CNY per month; null for somebody without one.</summary>
    [Id(14)] public decimal? PreviousYearMonthlyAverage { get; init; }

    /// <summary>Wages entered, of at most the last <see cref="MonthsOfWages"/> months, by month.</summary>
    [Id(15)] public ImmutableList<WageFact> Wages { get; init; } = [];

    /// <summary>All stretches of employment in the order of time: hires, moves, departures.</summary>
    [Id(16)] public ImmutableList<EmploymentPeriod> Periods { get; init; } = [];

    /// <summary>Place of the household register (户籍地), six digits; null when unknown.</summary>
    [Id(17)] public string? HukouRegionCode { get; init; }

    /// <summary>Wire name of the kind of document, such as <c>citizen-18</c>; null in facts published before it was told.</summary>
    [Id(18)] public string? DocumentKind { get; init; }

    /// <summary>Codes of what the check of the number's form found, such as <c>identity.area</c>; never the number.</summary>
    [Id(19)] public ImmutableList<string> IdentityReasons { get; init; } = [];

    /// <summary>What follows from the age; null when the number tells no age or sex.</summary>
    [Id(20)] public AgeMarks? AgeMarks { get; init; }

    /// <summary>Transfer cases, as the cases told the employee.</summary>
    [Id(21)] public ImmutableList<CaseFact> Cases { get; init; } = [];

    /// <summary>The last day with a punch after <see cref="LastDay"/>; null when there is none.</summary>
    [Id(22)] public DateOnly? PunchAfterLeavingOn { get; init; }

    /// <summary>Those of <see cref="SamePerson"/> that are kept under another name.</summary>
    [Id(23)] public ImmutableList<string> OtherNames { get; init; } = [];
    [Id(24)] public string? WorkerCategory { get; init; }

    /// <summary>Wages declared for base years (年度缴费基数申报) under the present registration, oldest first.</summary>
    [Id(25)] public ImmutableList<DeclaredWage> Declared { get; init; } = [];

    /// <summary>How many months of wages the rules look back.</summary>
    public const int MonthsOfWages = 24;
}
