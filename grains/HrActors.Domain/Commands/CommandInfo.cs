namespace HrActors.Domain.Commands;

/// <summary>Who asks for a change, under which id. A repeated id is the same command: it is done once and answered again.</summary>
[GenerateSerializer, Immutable, Alias("hr.command-info")]
public sealed record CommandInfo
{
    /// <summary>Chosen by the caller; unique per intent.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The user's or key's name, or <c>system</c>. Never a person's data.</summary>
    [Id(1)] public required string By { get; init; }

    /// <summary>Why, in the caller's words; null when the command needs no reason.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>Where it came from: the way in and the address, such as <c>api 10.0.0.5</c>; null for what the system does by itself.</summary>
    [Id(3)] public string? From { get; init; }
}
