using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HrActors.Benchmarks.Faults.Scenarios;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults;

/// <summary><c>faults</c>: breaks things under load and counts what was promised against what is there.</summary>
internal static class FaultsCommand
{
    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = "Run the scenarios whose name begins so." };
        var brief = new Option<bool>("--brief") { Description = "The load of the tests instead of the long one." };
        var command = new Command("faults", "Kills, outages, repetitions, poison and full disks: nothing acknowledged is missing, nothing counts twice.")
        {
            only, brief,
        };
        command.SetAction((parsed, _) => Run(parsed.GetValue(only) ?? "", parsed.GetValue(brief) ? FaultLoad.Short : FaultLoad.Long));
        return command;
    }

    private static async Task<int> Run(string only, FaultLoad load)
    {
        var outcomes = new List<FaultOutcome>();
        foreach (var (name, run) in Scenarios(load).Where(scenario => scenario.Name.StartsWith(only, StringComparison.Ordinal)))
        {
            Console.WriteLine($"{name} ...");
            var watch = Stopwatch.StartNew();
            var outcome = await run();
            outcomes.Add(outcome);
            FaultTable.Print([outcome]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    took    {watch.Elapsed.TotalSeconds:0} s"));
        }

        Console.WriteLine();
        FaultTable.Print(outcomes);
        return outcomes.TrueForAll(outcome => outcome.Broken.Count == 0 && outcome is { Missing: 0, Doubled: 0 }) ? 0 : 1;
    }

    private static IEnumerable<(string Name, Func<Task<FaultOutcome>> Run)> Scenarios(FaultLoad load)
    {
        foreach (var database in new[] { Databases.Sqlite, Databases.Postgres })
        {
            yield return (KillScenario.Name, () => KillScenario.Run(database, load));
            yield return (RepeatScenario.Name, () => RepeatScenario.Run(database, load));
            yield return (ShuffleScenario.Name, () => ShuffleScenario.Run(database, load));
            yield return (PoisonScenario.Name, () => PoisonScenario.Run(database, load));
            yield return (DeadAgencyScenario.Name, () => DeadAgencyScenario.Run(database, load));
        }

        yield return (OutageScenario.NameOf(crash: false), () => OutageScenario.Run(load, crash: false));
        yield return (OutageScenario.NameOf(crash: true), () => OutageScenario.Run(load, crash: true));
        yield return (TwoSilosScenario.Name, () => TwoSilosScenario.Run(load));
        if (DiskFullScenario.Obstacle is { } obstacle) Console.WriteLine($"{DiskFullScenario.Name}: left out, {obstacle}");
        else yield return (DiskFullScenario.Name, () => DiskFullScenario.Run(load));
    }
}
