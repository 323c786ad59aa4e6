using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>The same batch, five times by four clients at once.</summary>
public static class RepeatScenario
{
    public const string Name = "repeat";

    private const int Times = 5;
    private const int Clients = 4;

    public static async Task<FaultOutcome> Run(string database, FaultLoad load)
    {
        await using var run = await FaultRun.Start(Name, database, load);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (var time = 0; time < Times; time++) await run.Send(clients: 1);
        }));

        var outcome = await run.Count(Name, database, Patience.Limit);
        var (accepted, expected) = (run.Tally.Accepted, run.Punches.Count);
        run.Expect(accepted == expected, $"{accepted} accepted of {expected}");
        run.Expect(run.Tally.Duplicates == (Times * Clients - 1L) * expected, $"{run.Tally.Duplicates} duplicates answered");
        return outcome;
    }
}
