using System.CommandLine;
using HrActors.Benchmarks.Reporting;

namespace HrActors.Benchmarks.Contributions;

/// <summary><c>contributions</c>: the monthly run of the whole group, a policy draft weighed, and closed months settled again.</summary>
internal static class ContributionsCommand
{
    public static Command Create()
    {
        var employees = new Option<int>("--employees") { DefaultValueFactory = _ => 100_000, Description = "Employees of the group." };
        var branches = new Option<int>("--branches") { DefaultValueFactory = _ => 500, Description = "Branches they are spread over." };
        var months = new Option<int>("--months") { DefaultValueFactory = _ => 9, Description = "Closed months that a policy changes." };
        var part = new Option<string>("--part") { DefaultValueFactory = _ => "all", Description = "run, group (the run without baseline and small group), retro or all." };
        part.AcceptOnlyFromAmong("run", "group", "retro", "all");
        var command = new Command("contributions", "The group's monthly run, a draft's effect, and closed months settled again.")
        {
            employees, branches, months, part,
        };
        command.SetAction((parsed, cancellationToken) => Run(
            parsed.GetValue(employees), parsed.GetValue(branches), parsed.GetValue(months), parsed.GetValue(part)!, cancellationToken));
        return command;
    }

    private static async Task<int> Run(int employees, int branches, int months, string part, CancellationToken cancellationToken)
    {
        var report = Report.Begin("contributions");
        if (part == "group") await new GroupRunMeasure(report, employees, branches).Measure(cancellationToken);
        if (part is "run" or "all")
        {
            TellBaseline(report);
            // The small group first, so that what it costs an employee can stand beside the large one.
            var small = await new GroupRunMeasure(report, 1_000, 5).Measure(cancellationToken);
            var large = await new GroupRunMeasure(report, employees, branches).Measure(cancellationToken);
            report.Heading("growth");
            report.Figure($"cost of an employee, {employees:N0} against 1,000", large / small, "x", Bound.AtMost(1.3));
        }

        if (part is "retro" or "all") await new RetroMeasure(report, employees, branches, months).Measure(cancellationToken);
        return report.ExitCode;
    }

    private static void TellBaseline(Report report)
    {
        report.Heading("baseline: the bare calculation, one core");
        foreach (var load in ContributionLoad.All())
        {
            var bare = ContributionsBareCommand.Bare(load);
            report.Figure(load.Name, bare, "/s", Bound.AtLeast(ContributionsBareCommand.Target));
            if (load.Plan.Policies.Length == 9) report.Note($"{1e6 / bare:0.0} us an employee; Payroll Engine took 36,000 us for these nine lines");
        }
    }
}
