using HrActors.Contracts.Employees;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Grains.Attendance;
using HrActors.Grains.Outbox;
using HrActors.DurableLog;

namespace HrActors.Grains.Employees;

/// <summary>Everything an employee owns, in one record: what must change together is written together.</summary>
[GenerateSerializer, Immutable, Alias("hr.employee-state")]
internal sealed record EmployeeState : IOwnerState<EmployeeState>
{
    [Id(0)] public string EmployeeNo { get; init; } = "";
    [Id(1)] public long Version { get; init; }
    [Id(2)] public string Name { get; init; } = "";
    [Id(3)] public ProtectedText? IdNumber { get; init; }
    [Id(4)] public string IdNumberHash { get; init; } = "";
    [Id(5)] public string IdNumberMasked { get; init; } = "";
    [Id(6)] public string DocumentKind { get; init; } = "";
    [Id(7)] public ProtectedText? Phone { get; init; }
    [Id(8)] public string? HukouRegionCode { get; init; }
    [Id(9)] public string? WorkerCategory { get; init; }
    [Id(10)] public EmploymentStatus Status { get; init; }
    [Id(11)] public BranchFacts? Branch { get; init; }
    [Id(12)] public ImmutableList<EmploymentPeriod> Periods { get; init; } = [];
    [Id(13)] public decimal MonthlyWage { get; init; }
    [Id(14)] public decimal? PreviousYearMonthlyAverage { get; init; }
    [Id(15)] public ImmutableList<WageEntry> Wages { get; init; } = [];

    /// <summary>First day of the present employment as declared.</summary>
    [Id(16)] public DateOnly HireDate { get; init; }
    [Id(17)] public DateOnly? LastDay { get; init; }
    [Id(18)] public bool HireDateSettled { get; init; }
    [Id(19)] public DateOnly? FirstPunchOn { get; init; }
    [Id(20)] public ImmutableList<EnrolmentRecord> OwnEnrolments { get; init; } = [];
    [Id(21)] public ImmutableList<AgencyAnswer> Answers { get; init; } = [];
    [Id(22)] public QueryState Query { get; init; } = QueryState.NeverAsked;

    /// <summary>Counts the queries of this employee; the next query's id is made from it.</summary>
    [Id(23)] public int Queries { get; init; }
    [Id(24)] public ImmutableList<Finding> Findings { get; init; } = [];

    /// <summary>Version of the decision the findings come from; an older one is ignored.</summary>
    [Id(25)] public long DecisionVersion { get; init; }
    [Id(26)] public ImmutableList<CaseReference> Cases { get; init; } = [];
    [Id(27)] public ImmutableList<string> SamePerson { get; init; } = [];
    [Id(28)] public ImmutableList<CompletedTransfer> CompletedTransfers { get; init; } = [];
    [Id(29)] public AttendanceSnapshot Attendance { get; init; } = AttendanceSnapshot.Empty;
    [Id(30)] public StreamCursor FindingsCursor { get; init; }
    [Id(31)] public RecentCommands Commands { get; init; } = RecentCommands.None;
    [Id(32)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;

    /// <summary>Whether <see cref="AgeMarks"/> and <see cref="IdentityReasons"/> were taken from the number; false in state of before.</summary>
    [Id(33)] public bool IdentityRead { get; init; }

    /// <summary>What follows from the age; null when the number tells none.</summary>
    [Id(34)] public AgeMarks? AgeMarks { get; init; }

    /// <summary>Codes of what the check of the number found.</summary>
    [Id(35)] public ImmutableList<string> IdentityReasons { get; init; } = [];

    /// <summary>Those of <see cref="SamePerson"/> that stand under another name.</summary>
    [Id(36)] public ImmutableList<string> OtherNames { get; init; } = [];

    /// <summary>Version of the person's word about <see cref="SamePerson"/>; an older one is ignored.</summary>
    [Id(37)] public long NamesakesVersion { get; init; }

    /// <summary>The last day with a punch after the last day of work; null when there is none.</summary>
    [Id(38)] public DateOnly? PunchAfterLeavingOn { get; init; }

    /// <summary>Agencies to ask in the month after leaving, whether the contributions have stopped; empty when none is to be asked.</summary>
    [Id(39)] public ImmutableList<string> StopCheck { get; init; } = [];

    /// <summary>The account wages are paid to; null when it was never told.</summary>
    [Id(40)] public ProtectedText? BankAccount { get; init; }

    /// <summary>Where the person lives; null when it was never told.</summary>
    [Id(41)] public ProtectedText? Address { get; init; }

    /// <summary>When the person was made anonymous; null for everybody who has a name.</summary>
    [Id(42)] public DateTimeOffset? AnonymisedAt { get; init; }

    /// <summary>What was deleted then, for a command that is repeated; null for everybody who has a name.</summary>
    [Id(43)] public DeletionRecord? Deletion { get; init; }

    /// <summary>Wages of confirmed yearly declarations, oldest first; at most <see cref="WageDeclared.Kept"/>.</summary>
    [Id(44)] public ImmutableList<WageDeclared> Declared { get; init; } = [];

    /// <summary>
    /// The calendar year of <see cref="PreviousYearMonthlyAverage"/>; null without one, and where it was recorded before the year was
    /// noted.
    /// </summary>
    [Id(45)] public int? PreviousYear { get; init; }

    /// <summary>
    /// Keyed hashes of the numbers that were corrected, each once, so that whoever is made anonymous stands under none of them; without those
    /// corrected before they were noted.
    /// </summary>
    [Id(46)] public ImmutableList<string> FormerHashes { get; init; } = [];

    /// <summary>How often the number was corrected: what agencies answered to questions under a former one is told apart by it.</summary>
    [Id(47)] public int NumberVersion { get; init; }

    /// <summary>Finished transfers of the same person as the person tells of them, those under other employee numbers included.</summary>
    [Id(48)] public ImmutableList<CompletedTransfer> OtherTransfers { get; init; } = [];

    public bool Exists => EmployeeNo.Length > 0;

    public EmployeeState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };
}
