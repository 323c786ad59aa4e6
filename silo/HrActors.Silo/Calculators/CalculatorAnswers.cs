using HrActors.Domain.Identity;
using HrActors.Domain.Localisation;
using HrActors.Domain.Payroll;
using HrActors.Silo.Json;

namespace HrActors.Silo.Calculators;

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

/// <summary>What a transfer is expected to bring, CNY, interest excluded.</summary>
internal record EstimateAnswer
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
