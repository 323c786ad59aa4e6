using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Faults;

/// <summary>Makes the agency side slow, down or faulty, as asked.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultPlan plan, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var faults = await plan.Get();
        if (faults.LatencyMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(faults.LatencyMs), time, context.RequestAborted);

        if (faults.Down)
        {
            await new ProblemResult(Refusals.SimulatedOutage).ExecuteAsync(context);
            return;
        }

        if (Random.Shared.NextDouble() >= faults.ErrorRate)
        {
            await next(context);
            return;
        }

        // Half of the failures come after the effect: the caller cannot tell whether anything was done.
        if (Random.Shared.Next(2) == 0) await LoseAnswer(context);
        await new ProblemResult(Random.Shared.Next(2) == 0 ? Refusals.SimulatedFailure : Refusals.SimulatedOutage).ExecuteAsync(context);
    }

    private async Task LoseAnswer(HttpContext context)
    {
        var body = context.Response.Body;
        using var lost = new MemoryStream();
        context.Response.Body = lost;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        context.Response.Clear();
    }
}
