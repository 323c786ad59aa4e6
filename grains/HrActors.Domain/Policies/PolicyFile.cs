using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>One policy file: the figures of one pack for some regions, and the cases that prove them.</summary>
public sealed record PolicyFile
{
    /// <summary>Name of the pack, such as <c>sample</c>.</summary>
    public required string Pack { get; init; }

    /// <summary>The pack's name as shown to users.</summary>
    public required LocalText Title { get; init; }

    public required ImmutableList<PolicySection> Sections { get; init; }

    /// <summary>Worked examples that must come out before the file may be used.</summary>
    public required ImmutableList<GoldenCase> Cases { get; init; }

    /// <summary>Every region it speaks of, once, in the order of the codes.</summary>
    public ImmutableList<string> Regions => [.. Sections.SelectMany(section => section.Regions).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The first month it states anything about.</summary>
    public YearMonth From => Sections.SelectMany(section => section.Lines).SelectMany(line => line.Series.Values).Min(series => series.Start);
}

/// <summary>Regions that share what the section says.</summary>
public sealed record PolicySection
{
    /// <summary>The region that stands for the whole nation.</summary>
    public const string Nation = "100000";

    /// <summary>Codes of GB/T 2260, or <see cref="Nation"/>; at least one, none twice.</summary>
    public required ImmutableList<string> Regions { get; init; }

    /// <summary>In the order of the file; none twice.</summary>
    public required ImmutableList<LineRules> Lines { get; init; }

    public required long FileLine { get; init; }
}

/// <summary>Why a policy file is refused, and where.</summary>
public sealed record PolicyFault
{
    /// <summary>Name of the file; null when only one was read.</summary>
    public string? File { get; init; }

    /// <summary>Line of the file, counted from 1.</summary>
    public required long Line { get; init; }

    /// <summary><c>policy-file.</c> and a word, such as <c>policy-file.gap</c>.</summary>
    public required string Code { get; init; }

    public required LocalText Text { get; init; }

    public override string ToString() => File is null ? $"{Line}: {Code}: {Text.En}" : $"{File}:{Line}: {Code}: {Text.En}";
}

/// <summary>A policy file as read: usable, or all that is wrong with it.</summary>
public sealed record PolicyReading
{
    /// <summary>Null when there is a fault.</summary>
    public PolicyFile? File { get; init; }

    /// <summary>In the order of the lines; empty when the file is usable.</summary>
    public ImmutableList<PolicyFault> Faults { get; init; } = [];
}
