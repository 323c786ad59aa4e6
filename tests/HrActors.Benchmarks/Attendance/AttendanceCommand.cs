using System.CommandLine;
using HrActors.Benchmarks.Reporting;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Attendance;

/// <summary>
/// <c>attendance</c>: how many punches a second are acknowledged and applied, beside the limits of the same database in the same run.
/// </summary>
internal static class AttendanceCommand
{
    public static Command Create()
    {
        var employees = new Option<int>("--employees") { DefaultValueFactory = _ => 100_000, Description = "Employees; each punches." };
        var branches = new Option<int>("--branches") { DefaultValueFactory = _ => 500, Description = "Branches they are spread over." };
        var events = new Option<int>("--events") { DefaultValueFactory = _ => 400_000, Description = "Events to write in one measurement." };
        var command = new Command("attendance", "Punches a second, acknowledged and applied, against the limits of the database.")
        {
            employees, branches, events,
        };
        command.SetAction((parsed, cancellationToken) => Run(
            new() { Employees = parsed.GetValue(employees), Branches = parsed.GetValue(branches), Events = parsed.GetValue(events) },
            cancellationToken));
        return command;
    }

    private static async Task<int> Run(AttendanceLoad load, CancellationToken cancellationToken)
    {
        await using var server = await PostgresServer.TryStart(durable: true);
        if (server is null)
        {
            await Console.Error.WriteLineAsync(PostgresServer.SkipReason);
            return 2;
        }

        var report = Report.Begin("attendance");
        report.Note($"{load.Employees:N0} employees in {load.Branches:N0} branches, {load.Events:N0} events; PostgreSQL on the same machine, fsync on");
        await PostgresFigures.Measure(report, server, load, cancellationToken);
        return report.ExitCode;
    }
}
