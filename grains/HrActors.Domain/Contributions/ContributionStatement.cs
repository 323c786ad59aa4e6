using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Contributions;

/// <summary>Where a base comes from. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.base-rule")]
public enum BaseRule
{
    None = 0,
    /// <summary>Monthly average of the previous calendar year.</summary>
    PreviousYearAverage = 1,
    /// <summary>Full-month wage of the first month, for who was hired in the year.</summary>
    FirstMonth = 2,
    /// <summary>The month's gross wage, for want of the other two.</summary>
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
    [Id(4)] public required ImmutableList<ContributionLine> Lines { get; init; }
    [Id(5)] public required decimal TotalEmployer { get; init; }
    [Id(6)] public required decimal TotalEmployee { get; init; }

    /// <summary>Every step from the inputs to the totals, in order.</summary>
    [Id(7)] public ImmutableList<TraceStep> Trace { get; init; } = [];
}

/// <summary>Contributions of one line, rounded by the line's own rule.</summary>
[GenerateSerializer, Immutable, Alias("hr.contribution-line")]
public sealed record ContributionLine
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required decimal Base { get; init; }
    [Id(2)] public required Clamp Clamped { get; init; }
    [Id(3)] public required decimal Factor { get; init; }

    /// <summary>As a fraction: 0.16 is 16 %.</summary>
    [Id(4)] public required decimal EmployerRate { get; init; }
    [Id(5)] public required decimal EmployeeRate { get; init; }
    [Id(6)] public required decimal Employer { get; init; }
    [Id(7)] public required decimal Employee { get; init; }

    /// <summary>Wire name of the rounding; <c>employer/employee</c> where the sides differ.</summary>
    [Id(8)] public required string Rounding { get; init; }

    /// <summary>Names the set of policy values that was used.</summary>
    [Id(9)] public required string PolicyVersion { get; init; }

    /// <summary>The notices the figures come from.</summary>
    [Id(10)] public required string Source { get; init; }
}

/// <summary>One step of a calculation: what went in, by which rule, what came out.</summary>
[GenerateSerializer, Immutable, Alias("hr.trace-step")]
public sealed record TraceStep
{
    /// <summary>Such as <c>base</c> or <c>pension.employer</c>; unique within one statement.</summary>
    [Id(0)] public required string Step { get; init; }
    [Id(1)] public required LocalText Input { get; init; }
    [Id(2)] public required LocalText Rule { get; init; }
    [Id(3)] public required decimal Figure { get; init; }

    /// <summary>The law or notice behind the rule; null for plain arithmetic.</summary>
    [Id(4)] public string? Source { get; init; }
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
