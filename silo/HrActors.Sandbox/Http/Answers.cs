namespace HrActors.Sandbox.Http;

internal static class Answers
{
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, SandboxJson.Options, statusCode: status);
}

/// <summary>One page of a list; <paramref name="Next"/> is the cursor of the following page, null on the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
