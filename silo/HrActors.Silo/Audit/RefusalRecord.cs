using HrActors.Contracts;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using Microsoft.Extensions.Caching.Memory;

namespace HrActors.Silo.Audit;

/// <summary>
/// Puts refusals on record: each 403 of somebody who is signed in, and what was asked wrongly of the routes that have money to settle; of those
/// nobody knows (a token that is not valid, another site's page) one per address and minute, since anybody can send such as often as they like.
/// </summary>
internal sealed class RefusalRecord(IAuditRows rows, IMemoryCache seen, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public Task Note(HttpContext context, int status, string code)
    {
        var caller = Caller.Of(context);
        if (caller is not null && (status == StatusCodes.Status403Forbidden || (IsWrong(status) && RecordsRefusals(context))))
            return Save(context, caller.Principal.UserName, code);
        if (status != StatusCodes.Status403Forbidden && (status != StatusCodes.Status401Unauthorized || !HasToken(context))) return Task.CompletedTask;

        var key = (nameof(RefusalRecord), context.Connection.RemoteIpAddress?.ToString());
        if (seen.TryGetValue(key, out _)) return Task.CompletedTask;
        seen.Set(key, true, Pause);
        return Save(context, "anonymous", code);
    }

    private static bool IsWrong(int status) => status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound
        or StatusCodes.Status409Conflict or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType
        or StatusCodes.Status422UnprocessableEntity;

    private static bool RecordsRefusals(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RefusalsOnRecord>() is not null;

    private static bool HasToken(HttpContext context) => context.Request.Headers.Authorization.Count > 0;

    private Task Save(HttpContext context, string by, string code) => rows.Save(
        new()
        {
            Id = $"refused/{Guid.CreateVersion7():N}",
            At = time.GetUtcNow(),
            By = by,
            Action = "access.refused",
            Subject = SubjectOf(context),
            From = Origin.Of(context, "api"),
            Reason = code,
            After = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}",
        },
        CancellationToken.None);

    /// <summary>The actor the address names, else the interface.</summary>
    private static string SubjectOf(HttpContext context) =>
        Value(context, "employeeNo") is { } employee ? GrainKeys.Employee(employee)
        : Value(context, "caseNo") is { } transfer ? GrainKeys.Case(transfer)
        : Value(context, "code") is { } branch ? GrainKeys.Branch(branch)
        : "api";

    private static string? Value(HttpContext context, string name) =>
        context.Request.RouteValues.GetValueOrDefault(name) as string is { Length: > 0 and <= 40 } value ? value : null;
}

/// <summary>Every refusal of the route goes on record, whatever the reason.</summary>
internal sealed class RefusalsOnRecord
{
    public static readonly RefusalsOnRecord Instance = new();
}

internal static class RecordedRoutes
{
    /// <summary>What is asked wrongly of this route goes on record, with its code and no value of it.</summary>
    public static TBuilder RecordsRefusals<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(RefusalsOnRecord.Instance);
}
