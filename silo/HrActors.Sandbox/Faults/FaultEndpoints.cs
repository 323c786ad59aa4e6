using HrActors.Sandbox.Http;
using HrActors.Sandbox.Persons;

namespace HrActors.Sandbox.Faults;

internal static class FaultEndpoints
{
    /// <summary>Control side: which faults are in force.</summary>
    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/faults", async (FaultPlan plan) => Answers.Json(await plan.Get()));
        routes.MapPut("/sandbox/faults", async (JsonBody<FaultSetting> body, FaultPlan plan) =>
        {
            if (body.Refused is { } refused) return refused;

            var (setting, errors) = (body.Value, new InputErrors());
            if (setting.LatencyMs is < 0 or > 600_000) errors.Add("/latencyMs", "须为 0 至 600000", "must be 0 to 600000");
            if (setting.ErrorRate is not (>= 0 and <= 1)) errors.Add("/errorRate", "须为 0 至 1", "must be 0 to 1");
            if (setting.Silent.Any(office => office.Line is not null && !EnrolmentLine.All.Contains(office.Line)))
                errors.Add("/silent", "不是险种", "names what is not a line of insurance");
            if (errors.Any) return new ProblemResult(Refusals.InvalidBody, errors);

            await plan.Set(setting);
            return Answers.Json(setting);
        });
    }
}
