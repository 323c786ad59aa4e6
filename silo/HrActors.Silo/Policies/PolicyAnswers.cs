using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Silo.Json;

namespace HrActors.Silo.Policies;

/// <summary>The values of one line in one region, or why there are none.</summary>
internal sealed record PolicyAnswer
{
    public required string RegionCode { get; init; }
    public required string Pack { get; init; }

    /// <summary>The pack as users know it, such as 示例.</summary>
    public required string PackTitle { get; init; }
    public required string Line { get; init; }

    /// <summary>in-force or pending; a pending line has no figure.</summary>
    public required string Status { get; init; }
    public string? PendingReason { get; init; }
    public string? Version { get; init; }

    /// <summary>First contribution month and day of publication of the bounds.</summary>
    public YearMonth? EffectiveFrom { get; init; }
    public DateOnly? PublishedAt { get; init; }

    [Money]
    public decimal? Floor { get; init; }

    /// <summary>Null also where the notice sets none.</summary>
    [Money]
    public decimal? Cap { get; init; }

    /// <summary>Null where the rate depends on the unit; see values.</summary>
    public decimal? EmployerRate { get; init; }
    public decimal? EmployeeRate { get; init; }
    public string? Rounding { get; init; }
    public string? Source { get; init; }

    /// <summary>confirmed, unconfirmed or sample: that of the weakest figure.</summary>
    public string? Grade { get; init; }

    /// <summary>Every value with its own months, source and grade.</summary>
    public IReadOnlyList<PolicyValueAnswer> Values { get; init; } = [];

    public static PolicyAnswer Of(PolicyInForce line, Language language) => line.Policy is { } policy
        ? Of(policy, line.PackTitle, language)
        : Of(line.RegionCode, line.Pack, line.Pending!, line.PackTitle, language);

    private static PolicyAnswer Of(LinePolicy policy, LocalText title, Language language)
    {
        var (bounds, rates) = (policy.Values.GetValueOrDefault(PolicyParameter.Bounds), policy.Rates as Rates.Flat);
        return new()
        {
            RegionCode = policy.RegionCode,
            Pack = policy.Pack,
            PackTitle = title.In(language),
            Line = policy.Line.WireName(),
            Status = "in-force",
            Version = policy.Version,
            EffectiveFrom = bounds?.From,
            PublishedAt = bounds?.Published,
            Floor = policy.Bounds?.Floor,
            Cap = policy.Bounds?.Cap,
            EmployerRate = rates?.Employer,
            EmployeeRate = rates?.Employee,
            Rounding = policy.Rounding?.WireName,
            Source = policy.Source,
            Grade = policy.Grade.WireName(),
            Values = [.. policy.Values.Select(value => PolicyValueAnswer.Of(value.Key, value.Value))],
        };
    }

    private static PolicyAnswer Of(string region, string pack, PendingLine line, LocalText title, Language language) => new()
    {
        RegionCode = region,
        Pack = pack,
        PackTitle = title.In(language),
        Line = line.Line.WireName(),
        Status = "pending",
        PendingReason = line.Reason.In(language),
    };
}

/// <summary>One value of a parameter.</summary>
internal sealed record PolicyValueAnswer
{
    /// <summary>bounds, rates, fixed, rounding, base, monthStart, monthEnd, deadlines or lateFee.</summary>
    public required string Parameter { get; init; }
    public required YearMonth From { get; init; }
    public required YearMonth? To { get; init; }
    public required DateOnly PublishedAt { get; init; }

    /// <summary>False where the notice prints no day: publishedAt is then the day it was recorded.</summary>
    public required bool PublicationStated { get; init; }
    public required string Source { get; init; }
    public required string Grade { get; init; }

    /// <summary>Names and texts as in policy files.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public static PolicyValueAnswer Of(PolicyParameter parameter, Dated value) => new()
    {
        Parameter = parameter.WireName(),
        From = value.From,
        To = value.To,
        PublishedAt = value.Published,
        PublicationStated = value.Source.PublicationStated,
        Source = value.Source.Text,
        Grade = value.Source.Grade.WireName(),
        Fields = value.Value.Fields.ToDictionary(field => field.Key, field => field.Value),
    };
}
