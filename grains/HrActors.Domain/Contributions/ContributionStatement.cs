using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Contributions;

/// <summary>Where a base comes from. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.base-rule")]
public enum BaseRule
{
    None = 0,
    /// <summary>Monthly average of the previous calendar year.</summary>
    PreviousYearAverage = 1,
    /// <summary>Full-month wage of the first month, for who was hired since.</summary>
    FirstMonth = 2,
    /// <summary>The month's gross wage, where the place says so or for want of the other two.</summary>
    Gross = 3,
}

/// <summary>Which bound a base was brought to. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.clamp")]
public enum Clamp
{
    None = 0,
    Floor = 1,
    Cap = 2,
}

/// <summary>Contributions of one person for one month, amounts in yuan.</summary>
[GenerateSerializer, Immutable, Alias("hr.contribution-statement")]
public sealed record ContributionStatement
{
    /// <summary>Base of the first line, which is pension wherever a pack has it; the other lines state their own.</summary>
    [Id(0)] public required decimal Base { get; init; }
    [Id(1)] public required BaseRule BaseRule { get; init; }

    /// <summary>Of the first line.</summary>
    [Id(2)] public required Clamp Clamped { get; init; }

    /// <summary>The part of the month that is due, 0 to 1, of the first line.</summary>
    [Id(3)] public required decimal Factor { get; init; }

    /// <summary>At least one, in the order of <see cref="InsuranceLine"/>.</summary>
    [Id(4)] public required ImmutableList<ContributionLine> Lines { get; init; }

    /// <summary>Sum of the rounded amounts of <see cref="Lines"/>.</summary>
    [Id(5)] public required decimal TotalEmployer { get; init; }
    [Id(6)] public required decimal TotalEmployee { get; init; }

    /// <summary>Lines of the place that have no figure, and are in no total.</summary>
    [Id(7)] public ImmutableList<PendingLine> Pending { get; init; } = [];

    internal static ContributionStatement Of(ImmutableList<ContributionLine> lines, ImmutableList<PendingLine> pending) => new()
    {
        Base = lines[0].Base,
        BaseRule = lines[0].BaseRule,
        Clamped = lines[0].Clamped,
        Factor = lines[0].Factor,
        Lines = lines,
        TotalEmployer = lines.Sum(line => line.Employer),
        TotalEmployee = lines.Sum(line => line.Employee),
        Pending = pending,
    };
}

/// <summary>Contributions of one line, rounded by the line's own rule.</summary>
[GenerateSerializer, Immutable, Alias("hr.contribution-line")]
public sealed record ContributionLine
{
    [Id(0)] public required InsuranceLine Line { get; init; }

    /// <summary>0 for a line of fixed amounts.</summary>
    [Id(1)] public required decimal Base { get; init; }
    [Id(2)] public required Clamp Clamped { get; init; }
    [Id(3)] public required decimal Factor { get; init; }

    /// <summary>As a fraction: 0.16 is 16 %.</summary>
    [Id(4)] public required decimal EmployerRate { get; init; }
    [Id(5)] public required decimal EmployeeRate { get; init; }

    /// <summary>Fixed amounts included.</summary>
    [Id(6)] public required decimal Employer { get; init; }
    [Id(7)] public required decimal Employee { get; init; }

    /// <summary>Wire name of the rounding; <c>employer/employee</c> where the sides differ; <c>none</c> for fixed amounts alone.</summary>
    [Id(8)] public required string Rounding { get; init; }

    /// <summary>Names the set of policy values that was used.</summary>
    [Id(9)] public required string PolicyVersion { get; init; }

    /// <summary>The notices the figures come from.</summary>
    [Id(10)] public required string Source { get; init; }
    [Id(11)] public required BaseRule BaseRule { get; init; }

    /// <summary>The grade of the weakest figure that was used.</summary>
    [Id(12)] public required PolicyGrade Grade { get; init; }

    internal static ContributionLine Of(LinePolicy policy, LineFigures figures) => new()
    {
        Line = policy.Line,
        Base = figures.Base,
        Clamped = figures.Clamped,
        Factor = figures.Factor.Value,
        EmployerRate = figures.EmployerRate,
        EmployeeRate = figures.EmployeeRate,
        Employer = figures.Employer,
        Employee = figures.Employee,
        Rounding = policy.Rounding?.WireName ?? "none",
        PolicyVersion = policy.Version,
        Source = policy.Source,
        BaseRule = figures.BaseRule,
        Grade = policy.Grade,
    };
}

/// <summary>Wire names; null stands for none.</summary>
public static class ContributionNames
{
    public static string? WireName(this BaseRule rule) => rule switch
    {
        BaseRule.PreviousYearAverage => "previous-year-average",
        BaseRule.FirstMonth => "first-month",
        BaseRule.Gross => "gross",
        _ => null,
    };

    public static string? WireName(this Clamp clamp) => clamp switch
    {
        Clamp.Floor => "floor",
        Clamp.Cap => "cap",
        _ => null,
    };
}
