using HrActors.Benchmarks.Reporting;

namespace HrActors.Benchmarks.Attendance;

/// <summary>The product on SQLite.</summary>
internal static class SqliteFigures
{
    /// <summary>Seconds per event.</summary>
    public static async Task<double> Measure(Report report, AttendanceLoad load, string folder, CancellationToken cancellationToken)
    {
        report.Note("SQLite, synchronous=FULL");
        var run = await new ProductRun(load, report.Note).Measure(folder, null, cancellationToken);
        report.Run(run, Bound.AtLeast(20_000));
        report.Figure("database file, per event", new FileInfo(Path.Combine(folder, "hr.db")).Length / (double)run.Events, "bytes");
        return 1 / run.AppliedPerSecond;
    }
}
