using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;
using HrActors.Silo.Json;

namespace HrActors.Silo.Calculators;

internal sealed record ContributionAnswer
{
    [Money]
    public required decimal Base { get; init; }

    /// <summary>previous-year-average, first-month or gross.</summary>
    public required string? BaseRule { get; init; }

    /// <summary>floor, cap or null.</summary>
    public required string? Clamped { get; init; }

    /// <summary>The part of the month that is due, 0 to 1.</summary>
    public required decimal Factor { get; init; }

    /// <summary>The pack as users know it, such as 示例.</summary>
    public required string PackTitle { get; init; }

    /// <summary>confirmed, unconfirmed or sample: that of the weakest figure.</summary>
    public required string Grade { get; init; }
    public required IReadOnlyList<ContributionLineAnswer> Lines { get; init; }

    /// <summary>Lines of the region without a figure; no total holds them.</summary>
    public required IReadOnlyList<PendingLineAnswer> Pending { get; init; }

    [Money]
    public required decimal TotalEmployer { get; init; }

    [Money]
    public required decimal TotalEmployee { get; init; }
    public required IReadOnlyList<TraceAnswer> Trace { get; init; }

    public static ContributionAnswer Of(ContributionStatement statement, IEnumerable<TraceStep> trace, LocalText packTitle,
        Language language) => new()
    {
        Base = statement.Base,
        BaseRule = statement.BaseRule.WireName(),
        Clamped = statement.Clamped.WireName(),
        Factor = statement.Factor,
        PackTitle = packTitle.In(language),
        Grade = statement.Lines.Aggregate(PolicyGrade.Confirmed, (grade, line) => grade.With(line.Grade)).WireName(),
        Lines = [.. statement.Lines.Select(ContributionLineAnswer.Of)],
        Pending = [.. statement.Pending.Select(line => PendingLineAnswer.Of(line, language))],
        TotalEmployer = statement.TotalEmployer,
        TotalEmployee = statement.TotalEmployee,
        Trace = [.. trace.Select(step => TraceAnswer.Of(step, language))],
    };
}

internal sealed record ContributionLineAnswer
{
    public required string Line { get; init; }

    [Money]
    public required decimal Base { get; init; }
    public required string? BaseRule { get; init; }
    public required string? Clamped { get; init; }
    public required decimal Factor { get; init; }
    public required decimal EmployerRate { get; init; }
    public required decimal EmployeeRate { get; init; }

    [Money]
    public required decimal Employer { get; init; }

    [Money]
    public required decimal Employee { get; init; }
    public required string Rounding { get; init; }
    public required string PolicyVersion { get; init; }
    public required string Source { get; init; }

    /// <summary>confirmed, unconfirmed or sample.</summary>
    public required string Grade { get; init; }

    public static ContributionLineAnswer Of(ContributionLine line) => new()
    {
        Line = line.Line.WireName(),
        Base = line.Base,
        BaseRule = line.BaseRule.WireName(),
        Clamped = line.Clamped.WireName(),
        Factor = line.Factor,
        EmployerRate = line.EmployerRate,
        EmployeeRate = line.EmployeeRate,
        Employer = line.Employer,
        Employee = line.Employee,
        Rounding = line.Rounding,
        PolicyVersion = line.PolicyVersion,
        Source = line.Source,
        Grade = line.Grade.WireName(),
    };
}

/// <summary>A line that has no figure (待定).</summary>
internal sealed record PendingLineAnswer
{
    public required string Line { get; init; }

    /// <summary>policy.pending, or the code of the fact that is missing.</summary>
    public required string Code { get; init; }
    public required string Reason { get; init; }

    public static PendingLineAnswer Of(PendingLine line, Language language) =>
        new() { Line = line.Line.WireName(), Code = line.Code, Reason = line.Reason.In(language) };
}

/// <summary>One step of a calculation.</summary>
internal sealed record TraceAnswer
{
    public required string Step { get; init; }

    /// <summary>The rule by its stable name; input and rule are its words.</summary>
    public required string Code { get; init; }
    public required string Input { get; init; }
    public required string Rule { get; init; }
    public required decimal Figure { get; init; }
    public required string? Source { get; init; }

    /// <summary>confirmed, unconfirmed or sample; null for plain arithmetic.</summary>
    public required string? Grade { get; init; }

    public static TraceAnswer Of(TraceStep step, Language language) => new()
    {
        Step = step.Step,
        Code = step.Code,
        Input = TraceTexts.Input(step).In(language),
        Rule = TraceTexts.Rule(step).In(language),
        Figure = step.Figure,
        Source = step.Source,
        Grade = step.Grade == PolicyGrade.None ? null : step.Grade.WireName(),
    };
}
