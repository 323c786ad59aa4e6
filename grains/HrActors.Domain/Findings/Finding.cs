namespace HrActors.Domain.Findings;

/// <summary>How much a finding (异常) weighs. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.severity")]
public enum Severity
{
    None = 0,
    Info = 1,
    Warning = 2,
    /// <summary>Stops the declaration or the month of this person until it is dealt with.</summary>
    Blocking = 3,
}

/// <summary>
/// Something that does not agree, with the facts it rests on. Its texts are rendered at reading from <see cref="Code"/> and
/// <see cref="Facts"/>, so that they follow the reader's language.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.finding")]
public sealed record Finding
{
    /// <summary>Opaque and unique in the group.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The rule's code, such as <c>ACTIVE_ELSEWHERE</c>.</summary>
    [Id(1)] public required string Code { get; init; }
    [Id(2)] public required Severity Severity { get; init; }
    [Id(3)] public required string EmployeeNo { get; init; }

    /// <summary>What caused it: the same cause never stands twice among the open findings of an employee.</summary>
    [Id(4)] public required string Cause { get; init; }

    /// <summary>The facts by name; values are codes, dates (yyyy-MM-dd), numbers and names of notices, never personal data.</summary>
    [Id(5)] public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    [Id(6)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Null while the cause stands.</summary>
    [Id(7)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Null unless somebody decided to live with it.</summary>
    [Id(8)] public Waiver? Waiver { get; init; }

    /// <summary>
    /// How much of it there is, in the unit of its code (yuan, months, people), for comparing one cause with itself; 0 where there is no
    /// more or less.
    /// </summary>
    [Id(9)] public decimal Magnitude { get; init; }

    /// <summary>What happened to it, oldest first; empty for one decided before history was kept.</summary>
    [Id(10)] public ImmutableList<FindingStep> History { get; init; } = [];
}

/// <summary>A decision to live with a finding (豁免).</summary>
[GenerateSerializer, Immutable, Alias("hr.waiver")]
public sealed record Waiver
{
    [Id(0)] public required string By { get; init; }
    [Id(1)] public required string Reason { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>Last day of the waiver, included; null means until the cause changes.</summary>
    [Id(3)] public DateOnly? Until { get; init; }

    /// <summary>What was waived: a finding that weighs more opens again. <see cref="Severity.None"/> in waivers of before.</summary>
    [Id(4)] public Severity Severity { get; init; }

    /// <summary>What was waived: a finding that has grown opens again.</summary>
    [Id(5)] public decimal Magnitude { get; init; }
}

/// <summary>What a rule sees before it becomes a finding: a code, a cause, the facts, and how much of it there is.</summary>
public sealed record Cause(
    string Code, Severity Severity, string Key, ImmutableSortedDictionary<string, string> Facts, decimal Magnitude = 0);
