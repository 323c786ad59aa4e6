using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>No agency answers: events are taken and people hired all the same.</summary>
public static class DeadAgencyScenario
{
    public const string Name = "dead-agency";

    /// <summary>Few employees: each hire waits its three seconds for the agency.</summary>
    public static async Task<FaultOutcome> Run(string database, FaultLoad load)
    {
        var nobody = new UriBuilder("http", "127.0.0.1", FreePorts.Take(1)[0]).Uri;
        await using var run = await FaultRun.Start(Name, database, load with { Employees = Math.Min(load.Employees, 4) }, new()
        {
            ["Hr__Sandbox"] = "external",
            ["Hr__SandboxUrl"] = nobody.ToString(),
            ["Hr__SandboxKey"] = "nobody",
            ["Hr__SandboxCallbackSecret"] = "nobody",
        });
        var sending = run.Send();
        var hired = await run.Product.Hire("F-LATE", "4301", number: 1_500);
        run.Expect(hired.GetProperty("query").GetProperty("state").GetString() == "pending", "the hire does not wait for the agency");
        await run.UntilReadySays(200, null, Patience.Limit);
        await sending;
        return await run.Count(Name, database, Patience.Limit);
    }
}
