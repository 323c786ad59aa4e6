using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>One published value of a parameter of a policy.</summary>
public sealed record Dated<T>
{
    /// <summary>First contribution month it holds for.</summary>
    public required YearMonth From { get; init; }

    /// <summary>Last contribution month it holds for; null until something published later or starting later replaces it.</summary>
    public YearMonth? To { get; init; }

    /// <summary>The day from which it can be known; often later than <see cref="From"/>, since notices act backwards.</summary>
    public required DateOnly Published { get; init; }

    public required T Value { get; init; }

    /// <summary>The notice it comes from. Never empty.</summary>
    public required string Source { get; init; }

    public bool Covers(YearMonth month) => From <= month && (To is not { } to || month <= to);
}
