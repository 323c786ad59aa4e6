using System.CommandLine;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.TransferFaults;

/// <summary><c>transfers-under-fault</c>: transfers run to the end whatever the agency and the silo go through.</summary>
internal static class TransfersUnderFaultCommand
{
    public static Command Create()
    {
        var cases = new Option<int?>("--cases") { Description = "How many transfers." };
        var brief = new Option<bool>("--brief") { Description = "The load of the tests instead of the long one." };
        var database = new Option<string?>("--database") { Description = $"{Databases.Sqlite} or {Databases.Postgres}; without it both, one after the other." };
        var command = new Command(
            "transfers-under-fault",
            "A failing, slow, down and restarted agency and a killed silo: every transfer ends, each submitted exactly once.")
        {
            cases, brief, database,
        };
        command.SetAction(async (parsed, _) =>
        {
            var load = parsed.GetValue(brief) ? TransferFaultLoad.Short : TransferFaultLoad.Long;
            load = load with { Cases = parsed.GetValue(cases) ?? load.Cases };
            var broken = 0;
            foreach (var one in parsed.GetValue(database) is { } only ? [only] : new[] { Databases.Sqlite, Databases.Postgres })
            {
                var outcome = await TransferFaultRun.Run(one, load, Console.WriteLine);
                Console.WriteLine(outcome);
                broken += outcome.Broken.Count;
            }

            return broken == 0 ? 0 : 1;
        });
        return command;
    }
}
