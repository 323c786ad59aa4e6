using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>One published value of a parameter.</summary>
public sealed record Dated
{
    /// <summary>First contribution month it holds for.</summary>
    public required YearMonth From { get; init; }

    /// <summary>Last contribution month it holds for; null until something published later or starting later replaces it.</summary>
    public YearMonth? To { get; init; }

    public required PolicyValue Value { get; init; }

    public required PolicySource Source { get; init; }

    /// <summary>Line of the policy file it was read from.</summary>
    public long FileLine { get; init; }

    public DateOnly Published => Source.Published;

    public bool Covers(YearMonth month) => From <= month && (To is not { } to || month <= to);

    /// <summary>Whether both say the same for the same months and from the same notice, wherever they were read.</summary>
    internal bool SameAs(Dated other) =>
        From == other.From && To == other.To && Source == other.Source && Value.Fields.SequenceEqual(other.Value.Fields);
}

/// <summary>Months for which a value is known to be missing. It is not zero and not absent: nobody has confirmed it yet (待定).</summary>
public sealed record PendingValue
{
    public required YearMonth From { get; init; }

    /// <summary>Last month; null for no end in sight.</summary>
    public YearMonth? To { get; init; }

    /// <summary>Why, for users.</summary>
    public required LocalText Reason { get; init; }

    public bool Covers(YearMonth month) => From <= month && (To is not { } to || month <= to);
}
