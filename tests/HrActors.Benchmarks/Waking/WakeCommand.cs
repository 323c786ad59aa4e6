using System.CommandLine;
using HrActors.Benchmarks.Reporting;

namespace HrActors.Benchmarks.Waking;

/// <summary><c>wake</c> and <c>memory</c>: how fast sleeping employees wake, and how much heap an awake one takes.</summary>
internal static class WakeCommand
{
    public static Command Create(string name, string description)
    {
        var employees = new Option<int>("--employees") { DefaultValueFactory = _ => 100_000, Description = "Sleeping employees." };
        var branches = new Option<int>("--branches") { DefaultValueFactory = _ => 500, Description = "Branches they are spread over." };
        var sqlite = new Option<bool>("--sqlite") { Description = "SQLite instead of PostgreSQL." };
        var command = new Command(name, description) { employees, branches, sqlite };
        command.SetAction((parsed, cancellationToken) => Run(
            name, parsed.GetValue(employees), parsed.GetValue(branches), parsed.GetValue(sqlite), cancellationToken));
        return command;
    }

    private static async Task<int> Run(string name, int employees, int branches, bool sqlite, CancellationToken cancellationToken)
    {
        var report = Report.Begin(name);
        report.Heading($"{employees:N0} sleeping employees in {branches:N0} branches, a month of punches in the state, a day in the log");
        var folder = Directory.CreateTempSubdirectory("hr-benchmark-").FullName;
        try
        {
            await new WakeRun(report, employees, branches).Measure(folder, sqlite, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return report.ExitCode;
    }
}
