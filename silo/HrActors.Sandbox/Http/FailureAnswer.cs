namespace HrActors.Sandbox.Http;

/// <summary>Turns what escaped an endpoint, and empty error statuses, into problem details.</summary>
internal sealed partial class FailureAnswer(RequestDelegate next, ILogger<FailureAnswer> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            var tooLarge = e.StatusCode == StatusCodes.Status413PayloadTooLarge;
            await new ProblemResult(tooLarge ? Refusals.TooLarge : Refusals.InvalidBody).ExecuteAsync(context);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogFailed(context.GetEndpoint()?.DisplayName, e);
            await new ProblemResult(Refusals.Failed).ExecuteAsync(context);
            return;
        }

        if (context.Response.HasStarted || context.Response.ContentLength is not null) return;
        if (context.Response.StatusCode == StatusCodes.Status404NotFound) await new ProblemResult(Refusals.NotFound).ExecuteAsync(context);
        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed) await new ProblemResult(Refusals.WrongMethod).ExecuteAsync(context);
    }

    /// <summary>Names the route, not the path: paths carry identity numbers.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "Request failed at {Route}")]
    private partial void LogFailed(string? route, Exception exception);
}
