using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>kill -9 of the silo at random moments under load, several times.</summary>
public static class KillScenario
{
    public const string Name = "kill";

    public static async Task<FaultOutcome> Run(string database, FaultLoad load)
    {
        await using var run = await FaultRun.Start(Name, database, load);
        var sending = run.Send();
        for (var round = 0; round < load.Rounds; round++)
        {
            await run.UntilAcknowledged((round + Random.Shared.NextDouble()) / (load.Rounds + 1), sending);
            await run.Product.Host.Kill();
            await run.Product.Host.Run();
            await run.MeasureRecovery(sending);
        }

        await sending;
        return await run.Count(Name, database, Patience.Limit);
    }
}
