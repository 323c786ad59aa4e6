using System.Globalization;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>The events of two days come in any order, from several clients; the sheets say the same as that of a colleague whose came in order.</summary>
public static class ShuffleScenario
{
    public const string Name = "shuffle";

    public static async Task<FaultOutcome> Run(string database, FaultLoad load)
    {
        await using var run = await FaultRun.Start(Name, database, load with { Days = 2 });
        // One of each branch: their shifts differ.
        var orderly = run.Product.Employees.DistinctBy(employee => employee.BranchCode)
            .ToDictionary(employee => employee.BranchCode, employee => employee.EmployeeNo);
        await run.Send(run.Punches.Where(punch => orderly.ContainsValue(punch.EmployeeNo)), clients: 1);
        var shuffled = run.Punches.Where(punch => !orderly.ContainsValue(punch.EmployeeNo)).ToArray();
        Random.Shared.Shuffle(shuffled);
        await run.Send(shuffled);

        var outcome = await run.Count(Name, database, Patience.Limit);
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (branch, employeeNo) in orderly) expected[branch] = await Days(run, employeeNo);
        foreach (var (employeeNo, branch) in run.Product.Employees)
            run.Expect(await Days(run, employeeNo) == expected[branch], $"the sheet of {employeeNo} is another one");
        return outcome;
    }

    private static async Task<string> Days(FaultRun run, string employeeNo)
    {
        var lines = new List<string>();
        foreach (var month in run.Punches.Select(punch => punch.At.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Distinct().Order())
        {
            var sheet = await run.Product.Get($"employees/{employeeNo}/attendance/{month}");
            lines.AddRange(sheet.GetProperty("days").EnumerateArray().Select(day =>
                $"{day.GetProperty("date")} {day.GetProperty("workedMinutes")} {day.GetProperty("exceptions")} "
                + string.Join(' ', day.GetProperty("punches").EnumerateArray().Select(punch => $"{punch.GetProperty("time")} {punch.GetProperty("merged")}"))));
        }

        return string.Join('\n', lines);
    }
}
