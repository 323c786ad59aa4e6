using HrActors.Domain.Commands;

namespace HrActors.Silo.Problems;

/// <summary>A way to say no over HTTP: status, stable code and text in both languages.</summary>
internal sealed record Problem
{
    public required int Status { get; init; }

    /// <summary><c>area.reason</c>, never renamed.</summary>
    public required string Code { get; init; }
    public required string Chinese { get; init; }
    public required string English { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>When to ask again; null when that would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Problem Of(int status, string code, string chinese, string english) =>
        new() { Status = status, Code = code, Chinese = chinese, English = english };

    public static Problem Of(Refusal refusal) => new()
    {
        Status = StatusOf(refusal.Kind),
        Code = refusal.Code,
        Chinese = refusal.Chinese,
        English = refusal.English,
        Errors = refusal.Errors,
        RetryAfter = refusal.Kind == RefusalKind.Unavailable ? TimeSpan.FromSeconds(5) : null,
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Rule => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of refusal."),
    };
}
