using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.ContributionRuns;

/// <summary>One person in the monthly run (月度缴费明细): facts, lines and totals. What was confirmed never changes.</summary>
[GenerateSerializer, Immutable, Alias("hr.run-statement")]
public sealed record RunStatement
{
    [Id(0)] public required StatementFacts Facts { get; init; }
    [Id(1)] public required YearMonth Month { get; init; }

    /// <summary>The day whose knowledge of the policies was used.</summary>
    [Id(2)] public required DateOnly KnownOn { get; init; }
    [Id(3)] public decimal Base { get; init; }
    [Id(4)] public BaseRule BaseRule { get; init; }
    [Id(5)] public Clamp Clamped { get; init; }

    /// <summary>The part of the month that is due, 0 to 1.</summary>
    [Id(6)] public decimal Factor { get; init; }

    /// <summary>Empty when nothing could be computed.</summary>
    [Id(7)] public ImmutableArray<RunLine> Lines { get; init; } = [];
    [Id(8)] public decimal TotalEmployer { get; init; }
    [Id(9)] public decimal TotalEmployee { get; init; }

    /// <summary>Why nothing could be computed, such as <c>policy.not-in-force</c>; null when it was.</summary>
    [Id(10)] public string? RefusalCode { get; init; }

    /// <summary>Codes of open findings that block this person (阻断), in order; empty when nothing does.</summary>
    [Id(11)] public ImmutableArray<string> Blocking { get; init; } = [];

    /// <summary>How this month differs from the last one, by cause; empty when it does not.</summary>
    [Id(12)] public ImmutableArray<CauseAmount> Differences { get; init; } = [];

    /// <summary>Lines of the place that have no figure yet, such as one whose notice is not published; in no total.</summary>
    [Id(13)] public ImmutableArray<InsuranceLine> Pending { get; init; } = [];

    /// <summary>Not to be paid with this run: a finding blocks it, or nothing could be computed.</summary>
    public bool IsHeld => RefusalCode is not null || !Blocking.IsEmpty;

    /// <summary>Whether the person belongs to the month; one who left before stands here only to explain the difference.</summary>
    public bool IsMember => RefusalCode is not null || Factor > 0;

    /// <summary>Null when the line is not among them.</summary>
    public RunLine? Find(InsuranceLine line)
    {
        foreach (var candidate in Lines)
        {
            if (candidate.Line == line) return candidate;
        }

        return null;
    }
}

/// <summary>One line of a statement, amounts in yuan. Its source is that of the policy version.</summary>
[GenerateSerializer, Immutable, Alias("hr.run-line")]
public readonly record struct RunLine
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required decimal Base { get; init; }
    [Id(2)] public required Clamp Clamped { get; init; }

    /// <summary>As a fraction: 0.16 is 16 %.</summary>
    [Id(3)] public required decimal EmployerRate { get; init; }
    [Id(4)] public required decimal EmployeeRate { get; init; }
    [Id(5)] public required decimal Employer { get; init; }
    [Id(6)] public required decimal Employee { get; init; }
    [Id(7)] public required string Rounding { get; init; }
    [Id(8)] public required string PolicyVersion { get; init; }
}
