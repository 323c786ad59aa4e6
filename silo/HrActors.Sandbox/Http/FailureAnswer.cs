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
        var refusal = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Refusals.NotFound,
            StatusCodes.Status405MethodNotAllowed => Refusals.WrongMethod,
            _ => null,
        };
        if (refusal is not null) await new ProblemResult(refusal).ExecuteAsync(context);
    }

    /// <summary>Names the route, not the path: paths carry identity numbers.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "Request failed at {Route}")]
    private partial void LogFailed(string? route, Exception exception);
}
