using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Identity;
using HrActors.Domain.Localisation;
using HrActors.Domain.Payroll;
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
    public required IReadOnlyList<ContributionLineAnswer> Lines { get; init; }

    [Money]
    public required decimal TotalEmployer { get; init; }

    [Money]
    public required decimal TotalEmployee { get; init; }
    public required IReadOnlyList<TraceAnswer> Trace { get; init; }

    public static ContributionAnswer Of(ContributionStatement statement, Language language) => new()
    {
        Base = statement.Base,
        BaseRule = statement.BaseRule.WireName(),
        Clamped = statement.Clamped.WireName(),
        Factor = statement.Factor,
        Lines = [.. statement.Lines.Select(ContributionLineAnswer.Of)],
        TotalEmployer = statement.TotalEmployer,
        TotalEmployee = statement.TotalEmployee,
        Trace = [.. statement.Trace.Select(step => TraceAnswer.Of(step, language))],
    };
}

internal sealed record ContributionLineAnswer
{
    public required string Line { get; init; }

    [Money]
    public required decimal Base { get; init; }
    public required decimal EmployerRate { get; init; }
    public required decimal EmployeeRate { get; init; }

    [Money]
    public required decimal Employer { get; init; }

    [Money]
    public required decimal Employee { get; init; }
    public required string Rounding { get; init; }
    public required string PolicyVersion { get; init; }
    public required string Source { get; init; }

    public static ContributionLineAnswer Of(ContributionLine line) => new()
    {
        Line = line.Line.WireName(),
        Base = line.Base,
        EmployerRate = line.EmployerRate,
        EmployeeRate = line.EmployeeRate,
        Employer = line.Employer,
        Employee = line.Employee,
        Rounding = line.Rounding,
        PolicyVersion = line.PolicyVersion,
        Source = line.Source,
    };
}

/// <summary>One step of a calculation.</summary>
internal sealed record TraceAnswer
{
    public required string Step { get; init; }
    public required string Input { get; init; }
    public required string Rule { get; init; }
    public required decimal Figure { get; init; }
    public required string? Source { get; init; }

    public static TraceAnswer Of(TraceStep step, Language language) => new()
    {
        Step = step.Step,
        Input = step.Input.In(language),
        Rule = step.Rule.In(language),
        Figure = step.Figure,
        Source = step.Source,
    };
}

internal sealed record LateFeeAnswer
{
    public required int Days { get; init; }

    [Money]
    public required decimal Fee { get; init; }
}

internal sealed record PayrollAnswer
{
    public required IReadOnlyList<PayrollMonthAnswer> Months { get; init; }
}

internal sealed record PayrollMonthAnswer
{
    public required string Month { get; init; }

    [Money]
    public required decimal Taxable { get; init; }

    [Money]
    public required decimal Tax { get; init; }

    [Money]
    public required decimal Net { get; init; }

    public static PayrollMonthAnswer Of(WithheldMonth month) =>
        new() { Month = month.Month.ToString(), Taxable = month.Taxable, Tax = month.Tax, Net = month.Net };
}

internal sealed record IdentityAnswer
{
    public required bool Valid { get; init; }
    public required string? Kind { get; init; }
    public required DateOnly? BirthDate { get; init; }

    /// <summary>male or female; null when the number does not tell.</summary>
    public required string? Sex { get; init; }
    public required string? AreaCode { get; init; }
    public required string? Area { get; init; }
    public required IReadOnlyList<ReasonAnswer> Reasons { get; init; }

    public static IdentityAnswer Of(IdentityVerdict verdict, Language language) => new()
    {
        Valid = verdict.Valid,
        Kind = verdict.Kind.WireName(),
        BirthDate = verdict.BirthDate,
        Sex = verdict.Sex.WireName(),
        AreaCode = verdict.AreaCode,
        Area = verdict.Area?.In(language),
        Reasons =
        [
            .. verdict.Reasons.Select(reason => new ReasonAnswer
            {
                Code = reason.Code,
                Severity = reason.Severity == IdentitySeverity.Error ? "error" : "warning",
                Text = reason.Text.In(language),
            }),
        ],
    };
}

internal sealed record ReasonAnswer
{
    public required string Code { get; init; }

    /// <summary>error refuses the number, warning asks to compare it with the document.</summary>
    public required string Severity { get; init; }
    public required string Text { get; init; }
}

internal sealed record EstimateAnswer
{
    public required int Months { get; init; }

    [Money]
    public required decimal PersonalAccount { get; init; }

    [Money]
    public required decimal Pooled { get; init; }

    [Money]
    public required decimal Total { get; init; }
}

internal sealed record WorkingDayAnswer
{
    public required DateOnly Date { get; init; }

    /// <summary>Whether only weekends were counted because a year's calendar is not published yet (暂按周末推算).</summary>
    public required bool Provisional { get; init; }
}
