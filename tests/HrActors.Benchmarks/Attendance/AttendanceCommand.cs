using System.CommandLine;
using HrActors.Benchmarks.Reporting;

namespace HrActors.Benchmarks.Attendance;

/// <summary>
/// <c>attendance</c>: how many punches a second are acknowledged and applied, beside the limits of the same database in the same run.
/// </summary>
internal static class AttendanceCommand
{
    public static Command Create()
    {
        var employees = new Option<int[]>("--employees")
        {
            DefaultValueFactory = _ => [100_000], AllowMultipleArgumentsPerToken = true,
            Description = "Employees; with two numbers both are measured and the cost per event compared.",
        };
        var branches = new Option<int>("--branches") { DefaultValueFactory = _ => 500, Description = "Branches they are spread over." };
        var events = new Option<int>("--events") { DefaultValueFactory = _ => 400_000, Description = "Punches of the main measurement." };
        var sqlite = new Option<bool>("--sqlite") { Description = "SQLite instead of PostgreSQL." };
        var command = new Command("attendance", "Punches a second, acknowledged and applied over HTTP, against the limits of the database.")
        {
            employees, branches, events, sqlite,
        };
        command.SetAction((parsed, cancellationToken) => Run(
            [
                .. parsed.GetValue(employees)!.Select(count => new AttendanceLoad
                {
                    Employees = count, Branches = parsed.GetValue(branches), Events = parsed.GetValue(events),
                }),
            ],
            parsed.GetValue(sqlite),
            cancellationToken));
        return command;
    }

    private static async Task<int> Run(IReadOnlyList<AttendanceLoad> loads, bool sqlite, CancellationToken cancellationToken)
    {
        var report = Report.Begin("attendance");
        var costs = new List<double>();
        foreach (var load in loads)
        {
            report.Heading($"{load.Employees:N0} employees in {load.Branches:N0} branches, {load.Events:N0} punches");
            var folder = Directory.CreateTempSubdirectory("hr-benchmark-").FullName;
            try
            {
                costs.Add(sqlite
                    ? await SqliteFigures.Measure(report, load, folder, cancellationToken)
                    : await PostgresFigures.Measure(report, load, folder, cancellationToken));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        if (costs.Count == 2) report.Figure("time per event, larger group against smaller", costs[1] / costs[0], "times", Bound.AtMost(1.3));
        return report.ExitCode;
    }
}
