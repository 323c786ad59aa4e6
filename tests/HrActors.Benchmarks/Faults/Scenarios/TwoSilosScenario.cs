using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>Two silos share one PostgreSQL and both serve; one is killed, and the clients go on at the other.</summary>
public static class TwoSilosScenario
{
    public const string Name = "two-silos";

    /// <summary>Three missed probes, five seconds apart, and a vote, with room to spare.</summary>
    private static readonly TimeSpan FailureDetection = TimeSpan.FromSeconds(30);

    public static async Task<FaultOutcome> Run(FaultLoad load)
    {
        await using var run = await FaultRun.Start(Name, Databases.Postgres, load);
        await using var other = await run.Product.Host.StartBeside();
        Uri[] both = [run.Product.Host.Url, other.Url];
        var sending = run.Send(clients: 4, addresses: both);
        await run.UntilAcknowledged(0.4, sending);

        await run.Product.Host.Kill();
        run.Product.Address = other.Url;
        await run.MeasureRecovery(sending);
        await sending;
        run.Expect(run.Recovery < FailureDetection, $"the other silo took {run.Recovery.TotalSeconds:0} s to go on");
        return await run.Count(Name, Databases.Postgres, Patience.Limit);
    }
}
