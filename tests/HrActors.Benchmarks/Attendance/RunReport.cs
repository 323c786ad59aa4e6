using HrActors.Benchmarks.Reporting;

namespace HrActors.Benchmarks.Attendance;

/// <summary>The figures that both databases print.</summary>
internal static class RunReport
{
    public static void Run(this Report report, RunResult run, Bound? applied)
    {
        report.Figure("woken by their first punch", run.WakesPerSecond, "employees/s");
        const string name = "acknowledged and applied over HTTP";
        if (applied is { } target) report.Figure(name, run.AppliedPerSecond, "events/s", target);
        else report.Figure(name, run.AppliedPerSecond, "events/s");
        report.Figure("  until the last answer", run.AcknowledgedPerSecond, "events/s");
        report.Figure("  processor time of the product", run.ProcessorPerEvent, "us/event");
        report.Figure("answer at half that load, median", At(run.Answers, 0.5), "ms");
        report.Figure("answer at half that load, 99th percentile", At(run.Answers, 0.99), "ms", Bound.AtMost(60));
        report.Figure("answer at half that load, slowest", run.Answers[^1], "ms");
        report.Figure("memory per awake employee with a month of punches", run.BytesPerEmployee, "bytes", Bound.AtMost(6 * 1024));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
