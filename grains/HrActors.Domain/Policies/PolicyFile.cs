using HrActors.Domain.Localisation;

namespace HrActors.Domain.Policies;

/// <summary>One policy file: the lines of one pack for the regions that share its values.</summary>
public sealed record PolicyFile
{
    /// <summary>Name of the pack, such as <c>sample</c>.</summary>
    public required string Pack { get; init; }

    /// <summary>The pack's name as shown to users.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Codes of GB/T 2260; at least one, none twice.</summary>
    public required ImmutableList<string> Regions { get; init; }

    /// <summary>In the order of the file; none twice.</summary>
    public required ImmutableList<LineRules> Lines { get; init; }
}

/// <summary>Why a policy file is refused, and where.</summary>
public sealed record PolicyFault
{
    /// <summary>Line of the file, counted from 1.</summary>
    public required long Line { get; init; }

    /// <summary><c>policy-file.</c> and a word, such as <c>policy-file.gap</c>.</summary>
    public required string Code { get; init; }

    public required LocalText Text { get; init; }

    public override string ToString() => $"{Line}: {Code}: {Text.En}";
}

/// <summary>A policy file as read: usable, or all that is wrong with it.</summary>
public sealed record PolicyReading
{
    /// <summary>Null when there is a fault.</summary>
    public PolicyFile? File { get; init; }

    /// <summary>In the order of the lines; empty when the file is usable.</summary>
    public ImmutableList<PolicyFault> Faults { get; init; } = [];
}
