using System.CommandLine;
using System.Diagnostics;
using HrActors.Benchmarks.Reporting;
using HrActors.Domain.Contributions;
using HrActors.Domain.Money;

namespace HrActors.Benchmarks.Contributions;

/// <summary>
/// <c>contributions-bare</c>: statements a second on one core, without actors, storage or words, beside the same arithmetic without
/// any rule and beside what statement and trace cost on top.
/// </summary>
internal static class ContributionsBareCommand
{
    /// <summary>Statements a second on one core.</summary>
    internal const double Target = 300_000;

    private const int Rounds = 5;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var command = new Command("contributions-bare", "Contribution statements a second on one core, without actors and storage.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var report = Report.Begin("contributions-bare");
        report.Note($"one thread; the median of {Rounds} rounds of a second each, after one round to warm up; 1,000 people in turn");
        foreach (var load in ContributionLoad.All())
        {
            report.Heading(load.Name);
            var figures = new LineFigures[load.Plan.Policies.Length];
            var total = 0m;
            var bare = PerSecond(load, facts =>
            {
                load.Plan.Compute(facts, figures);
                foreach (var line in figures) total += line.Employer + line.Employee;
            });
            report.Figure("statements, bare", bare, "/s", Bound.AtLeast(Target));
            report.Figure("lines, bare", bare * figures.Length, "/s");
            report.Figure("statements checked and named, as they are stored",
                PerSecond(load, facts => total += load.Plan.Calculate(facts).Value!.TotalEmployer), "/s");
            report.Figure("statements with every step described", PerSecond(load, facts => total += load.Plan.Explain(facts)[^1].Figure),
                "/s");
            report.Figure("baseline: two products and roundings a line, no rule at all",
                PerSecond(load, facts => total += Arithmetic(facts, figures.Length)), "/s");
            report.Note($"sum of everything computed: {total:N2}");
        }

        return report.ExitCode;
    }

    /// <summary>Statements a second without checks and words.</summary>
    internal static double Bare(ContributionLoad load)
    {
        var figures = new LineFigures[load.Plan.Policies.Length];
        var total = 0m;
        return PerSecond(load, facts =>
        {
            load.Plan.Compute(facts, figures);
            foreach (var line in figures) total += line.Employer + line.Employee;
        });
    }

    private static decimal Arithmetic(ContributionFacts facts, int lines)
    {
        var sum = 0m;
        for (var i = 0; i < lines; i++)
        {
            sum += Rounding.HalfUpFen.Apply(facts.GrossWage * 0.16m) + Rounding.HalfUpFen.Apply(facts.GrossWage * 0.08m);
        }

        return sum;
    }

    private static double PerSecond(ContributionLoad load, Action<ContributionFacts> compute)
    {
        Measure(load, compute);
        return Enumerable.Range(0, Rounds).Select(_ => Measure(load, compute)).Order().ElementAt(Rounds / 2);
    }

    private static double Measure(ContributionLoad load, Action<ContributionFacts> compute)
    {
        var (count, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < Round)
        {
            foreach (var facts in load.People) compute(facts);
            count += load.People.Length;
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}
