namespace HrActors.Domain.Commands;

/// <summary>What kind of mistake a refusal is, and so which answer the caller gets. Numbers travel: append only.</summary>
[GenerateSerializer, Alias("hr.refusal-kind")]
public enum RefusalKind
{
    None = 0,
    /// <summary>A value is malformed (400).</summary>
    Malformed = 1,
    /// <summary>The thing does not exist (404).</summary>
    NotFound = 2,
    /// <summary>It contradicts the present state (409).</summary>
    Conflict = 3,
    /// <summary>Understood, and against a rule (422).</summary>
    Rule = 4,
    /// <summary>Cannot be decided now; ask again later (503).</summary>
    Unavailable = 5,
    /// <summary>Not within the caller's rights (403).</summary>
    Forbidden = 6,
}

/// <summary>An expected "no": nothing was changed. The code is stable (<c>area.reason</c>) and never reused.</summary>
[GenerateSerializer, Immutable, Alias("hr.refusal")]
public sealed record Refusal
{
    [Id(0)] public required RefusalKind Kind { get; init; }
    [Id(1)] public required string Code { get; init; }
    [Id(2)] public required string Chinese { get; init; }
    [Id(3)] public required string English { get; init; }

    /// <summary>The fields that are wrong, by JSON pointer; empty when the refusal is about the whole.</summary>
    [Id(4)] public ImmutableList<FieldError> Errors { get; init; } = [];

    public static Refusal Malformed(string code, string field, string chinese, string english) =>
        new()
        {
            Kind = RefusalKind.Malformed,
            Code = code,
            Chinese = chinese,
            English = english,
            Errors = [new() { Field = field, Code = code, Chinese = chinese, English = english }],
        };

    public static Refusal NotFound(string code, string chinese, string english) =>
        new() { Kind = RefusalKind.NotFound, Code = code, Chinese = chinese, English = english };

    public static Refusal Conflict(string code, string chinese, string english) =>
        new() { Kind = RefusalKind.Conflict, Code = code, Chinese = chinese, English = english };

    public static Refusal Rule(string code, string chinese, string english) =>
        new() { Kind = RefusalKind.Rule, Code = code, Chinese = chinese, English = english };

    public static Refusal Unavailable(string code, string chinese, string english) =>
        new() { Kind = RefusalKind.Unavailable, Code = code, Chinese = chinese, English = english };

    public static Refusal Forbidden(string code, string chinese, string english) =>
        new() { Kind = RefusalKind.Forbidden, Code = code, Chinese = chinese, English = english };
}

/// <summary>One wrong field of a request.</summary>
[GenerateSerializer, Immutable, Alias("hr.field-error")]
public sealed record FieldError
{
    /// <summary>JSON pointer into the request body, such as <c>/idNumber</c>.</summary>
    [Id(0)] public required string Field { get; init; }
    [Id(1)] public required string Code { get; init; }
    [Id(2)] public required string Chinese { get; init; }
    [Id(3)] public required string English { get; init; }
}
