using HrActors.Domain.Policies;

namespace HrActors.Domain.Contributions;

/// <summary>
/// One step of a calculation: what went in, by which rule, what came out, and by whose word. The texts are rendered at reading
/// (<see cref="TraceTexts"/>), so that they follow the reader's language.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.trace-step")]
public sealed record TraceStep
{
    /// <summary>Such as <c>base</c> or <c>pension.employer</c>; unique within one statement.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>Which rule was applied, such as <c>clamp.floor</c>; one of <see cref="TraceTexts"/>' codes.</summary>
    [Id(1)] public required string Code { get; init; }

    /// <summary>What went in, by name: figures, dates (yyyy-MM-dd), months (yyyy-MM) and codes.</summary>
    [Id(2)] public required ImmutableSortedDictionary<string, string> Values { get; init; }
    [Id(3)] public required decimal Figure { get; init; }

    /// <summary>The laws or notices behind the rule; null for plain arithmetic.</summary>
    [Id(4)] public string? Source { get; init; }

    /// <summary>The grade of the weakest of them; <see cref="PolicyGrade.None"/> for plain arithmetic.</summary>
    [Id(5)] public PolicyGrade Grade { get; init; }
}
