using HrActors.Domain.Contributions;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;

namespace HrActors.Domain.BaseDeclarations;

/// <summary>What one person's bases of a base year rest on. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.declared-as")]
public enum DeclaredAs
{
    None = 0,
    /// <summary>The average over the known monthly wages of the calendar year before is declared.</summary>
    Average = 1,
    /// <summary>No full month worked in that year: the first full month's wage stays the base, nothing is declared.</summary>
    NewHire = 2,
    /// <summary>
    /// Worked in that year, but neither a wage nor an average of it is known: nothing is declared, and the base is what it would be without.
    /// </summary>
    WithoutWages = 3,
    /// <summary>
    /// No monthly wage of that year is known: the average recorded for it is declared as it stands, over an unknown number of months.
    /// </summary>
    Recorded = 4,
}

/// <summary>One person of a yearly declaration (年度缴费基数申报).</summary>
[GenerateSerializer, Immutable, Alias("hr.person-declaration")]
public sealed record PersonDeclaration
{
    /// <summary>What the base year's first month is computed from, the declared wage among it.</summary>
    [Id(0)] public required StatementFacts Facts { get; init; }

    [Id(1)] public required DeclaredAs As { get; init; }

    /// <summary>Null when nothing is declared for this person.</summary>
    [Id(2)] public DeclaredWage? Wage { get; init; }

    /// <summary>Lines whose base year begins, in the order of the lines; empty when the place has no policy for the person.</summary>
    [Id(3)] public ImmutableArray<DeclaredLine> Lines { get; init; } = [];

    /// <summary>Why there are no lines, such as <c>policy.not-in-force</c>; null when there are.</summary>
    [Id(4)] public string? RefusalCode { get; init; }

    /// <summary>The registration (参保登记) it is declared under; empty for who came since and declares nothing.</summary>
    [Id(5)] public string RegistrationCode { get; init; } = "";

    /// <summary>Whether a line comes to this bound that was not there before.</summary>
    public bool MovesTo(Clamp bound) => Lines.Any(line => line.Moved && line.Clamped == bound);
}

/// <summary>One line of one person in the new base year; amounts in yuan a month.</summary>
[GenerateSerializer, Immutable, Alias("hr.declared-line")]
public readonly record struct DeclaredLine
{
    [Id(0)] public required InsuranceLine Line { get; init; }

    /// <summary>The lowest base of the policy in force.</summary>
    [Id(1)] public required decimal Floor { get; init; }

    /// <summary>The highest; null where the notice sets none.</summary>
    [Id(2)] public required decimal? Cap { get; init; }

    /// <summary>The wage within the bounds.</summary>
    [Id(3)] public required decimal Base { get; init; }
    [Id(4)] public required Clamp Clamped { get; init; }

    /// <summary>The base of the month before the base year; null for who was not there, or without a policy for it.</summary>
    [Id(5)] public required decimal? Before { get; init; }

    /// <summary>True when the base comes to the bound of <see cref="Clamped"/> and was not at that bound before.</summary>
    [Id(6)] public required bool Moved { get; init; }
    [Id(7)] public required string PolicyVersion { get; init; }

    /// <summary>The notices behind the bounds.</summary>
    [Id(8)] public required string Source { get; init; }
    [Id(9)] public required PolicyGrade Grade { get; init; }

    /// <summary>Null without <see cref="Before"/>.</summary>
    public decimal? Difference => Base - Before;
}
