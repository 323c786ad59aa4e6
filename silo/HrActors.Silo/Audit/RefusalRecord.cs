using HrActors.Contracts;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using Microsoft.Extensions.Caching.Memory;

namespace HrActors.Silo.Audit;

/// <summary>
/// Puts refusals on record: each 403 of somebody who is signed in, and what was asked wrongly of the routes that have money to settle; of those
/// nobody knows (a token that is not valid, another site's page) one per address and minute, since anybody can send such as often as they like.
/// Of one session and code <see cref="MostInARow"/> a minute have rows of their own; how many more there were stands in the row that follows.
/// </summary>
internal sealed partial class RefusalRecord(IAuditRows rows, IMemoryCache seen, TimeProvider time, ILogger<RefusalRecord> logger)
{
    internal const int MostInARow = 60;

    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A store that is well is far quicker. One that is not must not turn a refusal into an answer that says "later".</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Returns when the refusal is on record, or after a while when it cannot be; never fails.</summary>
    public Task Note(HttpContext context, int status, string code)
    {
        var caller = Caller.Of(context);
        if (caller is not null && (status == StatusCodes.Status403Forbidden || (IsWrong(status) && RecordsRefusals(context))))
        {
            var who = caller.Principal.UserName;
            return IsOneTooMany(context, who, caller.Principal.SessionId ?? who, code)
                ? Task.CompletedTask
                : Save(Entry(context, who, code, $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}"));
        }

        if (status != StatusCodes.Status403Forbidden && (status != StatusCodes.Status401Unauthorized || !HasToken(context))) return Task.CompletedTask;

        var key = (nameof(RefusalRecord), context.Connection.RemoteIpAddress?.ToString());
        if (seen.TryGetValue(key, out _)) return Task.CompletedTask;
        seen.Set(key, true, Pause);
        return Save(Entry(context, "anonymous", code, $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}"));
    }

    private static bool IsWrong(int status) => status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound
        or StatusCodes.Status409Conflict or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType
        or StatusCodes.Status422UnprocessableEntity;

    private static bool RecordsRefusals(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RefusalsOnRecord>() is not null;

    private static bool HasToken(HttpContext context) => context.Request.Headers.Authorization.Count > 0;

    private bool IsOneTooMany(HttpContext context, string who, string session, string code)
    {
        var run = seen.GetOrCreate((nameof(RefusalRecord), session, code), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Pause;
            return new Run();
        })!;
        var count = Interlocked.Increment(ref run.Count);
        if (count <= MostInARow) return false;
        // What is needed of the request is read now: it is gone when the row is written.
        if (count == MostInARow + 1) _ = Tell(run, Entry(context, who, code, null));
        return true;
    }

    /// <summary>The row that follows those that were not written one by one.</summary>
    private async Task Tell(Run run, AuditEntry entry)
    {
        using var timer = new PeriodicTimer(Pause, time);
        await timer.WaitForNextTickAsync(CancellationToken.None);
        await Save(entry with { At = time.GetUtcNow(), Subject = "api", After = $"{Volatile.Read(ref run.Count) - MostInARow} more" });
    }

    private AuditEntry Entry(HttpContext context, string by, string code, string? after) => new()
    {
        Id = $"refused/{Guid.CreateVersion7():N}",
        At = time.GetUtcNow(),
        By = by,
        Action = "access.refused",
        Subject = SubjectOf(context),
        From = Origin.Of(context, "api"),
        Reason = code,
        After = after,
    };

    private async Task Save(AuditEntry entry)
    {
        var saved = rows.Save(entry, CancellationToken.None);
        await saved.WaitAsync(LongestWait, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (saved.IsCompletedSuccessfully) return;

        // The entry may still be written: the trail is told by its id once.
        LogNotOnRecord(entry.Reason, entry.After);
        _ = saved.ContinueWith(LogLost, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void LogLost(Task saved) => LogLost(saved.Exception?.InnerException);

    /// <summary>The actor the address names, else the interface.</summary>
    private static string SubjectOf(HttpContext context) =>
        Value(context, "employeeNo") is { } employee ? GrainKeys.Employee(employee)
        : Value(context, "caseNo") is { } transfer ? GrainKeys.Case(transfer)
        : Value(context, "code") is { } branch ? GrainKeys.Branch(branch)
        : "api";

    private static string? Value(HttpContext context, string name) =>
        context.Request.RouteValues.GetValueOrDefault(name) as string is { Length: > 0 and <= 40 } value ? value : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refusal ({Code}, {Route}) was answered before it was on record")]
    private partial void LogNotOnRecord(string? code, string? route);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refusal could not be put on record")]
    private partial void LogLost(Exception? exception);

    /// <summary>Refusals of one session with one code within a minute.</summary>
    private sealed class Run
    {
        public int Count;
    }
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
