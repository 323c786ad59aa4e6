using System.Globalization;

namespace HrActors.Benchmarks.Faults;

/// <summary>Prints outcomes, one line each, with what was said and what is broken below.</summary>
internal static class FaultTable
{
    public static void Print(IReadOnlyList<FaultOutcome> outcomes)
    {
        Console.WriteLine($"{"scenario",-16} {"database",-11} {"sent",9} {"acked",9} {"applied",9} {"duplicate",9} {"missing",8} {"doubled",8} {"recovery",9}");
        foreach (var outcome in outcomes)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Scenario,-16} {outcome.Database,-11} {outcome.Sent,9} {outcome.Acknowledged,9} {outcome.Applied,9} {outcome.Duplicates,9} {outcome.Missing,8} {outcome.Doubled,8} {outcome.Recovery.TotalSeconds,7:0.0} s"));
            foreach (var said in outcome.Said) Console.WriteLine($"    said    {said}");
            foreach (var broken in outcome.Broken) Console.WriteLine($"    BROKEN  {broken}");
        }
    }
}
