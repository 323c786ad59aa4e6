using System.Text.Json.Serialization;

namespace HrActors.Silo.Problems;

/// <summary>Problem details (RFC 9457).</summary>
internal sealed record ProblemBody
{
    public string Type { get; init; } = "about:blank";
    public required string Title { get; init; }
    public required int Status { get; init; }

    /// <summary>Stable code, <c>area.reason</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, in the language of <c>Accept-Language</c>.</summary>
    public required string Detail { get; init; }

    /// <summary>The wrong fields by JSON pointer; absent when the request as a whole is refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<ProblemFault>>? Errors { get; init; }

    /// <summary>Names this request in the log.</summary>
    public required string TraceId { get; init; }
}

/// <summary>One thing that is wrong with a field.</summary>
internal sealed record ProblemFault
{
    public required string Code { get; init; }
    public required string Detail { get; init; }
}
