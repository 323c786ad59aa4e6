using HrActors.Contracts.Access;
using HrActors.DurableLog;
using HrActors.Storage.Health;
using Orleans.Storage;

namespace HrActors.Silo.Problems;

/// <summary>Turns what escaped an endpoint, and error statuses without a body, into problem details.</summary>
internal sealed partial class FailureAnswer(RequestDelegate next, ILogger<FailureAnswer> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var problem = ProblemOf(e);
            if (problem == KnownProblems.Failed) LogFailed(context.GetEndpoint()?.DisplayName, context.TraceIdentifier, e);
            else if (e is CallRefusedException { Reason: CallRefusal.NoToken or CallRefusal.Forged or CallRefusal.Expired or CallRefusal.Undeclared })
                LogUnspoken(context.GetEndpoint()?.DisplayName, context.TraceIdentifier, e);
            else if (problem.Status == StatusCodes.Status503ServiceUnavailable) LogBusy(context.GetEndpoint()?.DisplayName,
                context.TraceIdentifier, e);
            context.Response.Clear();
            await problem.Result().ExecuteAsync(context);
            return;
        }

        if (context.Response.HasStarted || context.Response.ContentType is not null || context.Response.ContentLength is > 0) return;
        if (ProblemOf(context.Response.StatusCode) is { } empty) await empty.Result().ExecuteAsync(context);
    }

    private static Problem ProblemOf(Exception failure) => failure switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => KnownProblems.TooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => KnownProblems.NotJson,
        BadHttpRequestException => KnownProblems.BadRequest,
        _ when StorageFailure.KindOf(failure) is { } trouble =>
            trouble == StorageTroubleKind.Full ? KnownProblems.StorageFull : KnownProblems.StorageUnavailable,
        CallRefusedException { Reason: CallRefusal.OutOfScope } => KnownProblems.OutOfScope,
        CallRefusedException { Reason: CallRefusal.NotPermitted } => KnownProblems.Forbidden,
        CallRefusedException { Reason: CallRefusal.Undeclared } => KnownProblems.Undeclared,
        CallRefusedException => KnownProblems.Unauthenticated,
        LogBusyException busy => KnownProblems.Busy with { RetryAfter = busy.RetryAfter },
        // Unknown outcome, or a concurrent writer: the same command id decides on the next try.
        TimeoutException or InconsistentStateException or SiloUnavailableException or OrleansMessageRejectionException =>
            KnownProblems.Busy,
        _ => KnownProblems.Failed,
    };

    private static Problem? ProblemOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => KnownProblems.NotFound,
        StatusCodes.Status405MethodNotAllowed => KnownProblems.WrongMethod,
        StatusCodes.Status413PayloadTooLarge => KnownProblems.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => KnownProblems.NotJson,
        StatusCodes.Status400BadRequest => KnownProblems.BadRequest,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request at {Route} could not be decided now ({TraceId})")]
    private partial void LogBusy(string? route, string traceId, Exception exception);

    /// <summary>Somebody was let in here whom an actor did not believe: a mistake of ours, or of whoever runs another silo.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "Request at {Route} did not say believably who makes it ({TraceId})")]
    private partial void LogUnspoken(string? route, string traceId, Exception exception);

    /// <summary>Names the route, not the path: paths carry employee numbers.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "Request at {Route} failed ({TraceId})")]
    private partial void LogFailed(string? route, string traceId, Exception exception);
}
