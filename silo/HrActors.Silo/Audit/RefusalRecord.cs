using HrActors.Contracts;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using Microsoft.Extensions.Caching.Memory;

namespace HrActors.Silo.Audit;

/// <summary>
/// Puts refusals of the interface on record: each 403, and a 401 for a token that is not valid once per address and minute, since anybody can
/// send such as often as they like.
/// </summary>
internal sealed class RefusalRecord(IAuditRows rows, IMemoryCache seen, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public Task Note(HttpContext context, int status, string code)
    {
        var caller = Caller.Of(context);
        if (status == StatusCodes.Status403Forbidden) return Save(context, caller?.Principal.UserName ?? "anonymous", code);
        if (status != StatusCodes.Status401Unauthorized || !HasToken(context)) return Task.CompletedTask;

        var key = (nameof(RefusalRecord), context.Connection.RemoteIpAddress?.ToString());
        if (seen.TryGetValue(key, out _)) return Task.CompletedTask;
        seen.Set(key, true, Pause);
        return Save(context, "anonymous", code);
    }

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
