using System.CommandLine;
using HrActors.Benchmarks.Reporting;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Hiring;

/// <summary><c>hire</c>: how long an onboarding takes, from the request to the answer with the agencies' records and the findings.</summary>
internal static class HireCommand
{
    private const int ASecond = 50;
    private const int AtOnce = 50;
    private const int Rounds = 10;

    private static readonly Bound Steady = Bound.AtMost(50);
    private static readonly Bound Burst = Bound.AtMost(200);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    public static Command Create()
    {
        var database = new Option<string>("--database") { Description = $"{Databases.Sqlite} or {Databases.Postgres}.", DefaultValueFactory = _ => Databases.Sqlite };
        var elsewhere = new Option<int>("--elsewhere") { Description = "Of a hundred people so many are enrolled elsewhere.", DefaultValueFactory = _ => 10 };
        var command = new Command("hire", "Onboarding with its check, while the agency answers at once: 50 a second, and 50 at once.") { database, elsewhere };
        command.SetAction((parsed, _) => Run(parsed.GetValue(database)!, parsed.GetValue(elsewhere)));
        return command;
    }

    private static async Task<int> Run(string database, int elsewhere)
    {
        var report = Report.Begin($"hire, {database}");
        report.Note($"the product as a process, the sandbox agency without latency, {elsewhere} of 100 people enrolled elsewhere");
        report.Note("from when the request was due until its answer is read; their forms are printed meanwhile, outside the measured path");
        await using var server = database == Databases.Postgres ? await PostgresServer.TryStart(durable: true) : null;
        await using var host = await ProductHost.Start(environment: server is null ? [] : new()
        {
            ["ConnectionStrings__hr"] = await server.NewDatabase(), ["Hr__Sandbox"] = "embedded",
        });
        using var load = await HireLoad.Prepare(host, elsewhere, people: 100 + (ASecond * (int)Length.TotalSeconds) + (AtOnce * Rounds));
        await load.WarmUp(100);

        report.Heading($"{ASecond} a second for {Length.TotalSeconds:0} s");
        Show(report, "bare round trip, GET /health/live", await load.EachSecond(ASecond, Length, load.Live));
        var before = await load.ProcessorTime();
        Show(report, "POST /employees", await load.EachSecond(ASecond, Length, load.Hire), Steady);
        var used = await load.ProcessorTime() - before;
        var hires = ASecond * Length.TotalSeconds;
        report.Figure("processor time of the silo for each hire", used.Silo.TotalMilliseconds / hires, "ms");
        report.Figure("processor time of the sandbox for each hire", used.Sandbox.TotalMilliseconds / hires, "ms");
        report.Figure("processor time of this client for each hire", used.Client.TotalMilliseconds / hires, "ms");

        report.Heading($"{AtOnce} at once, {Rounds} times");
        Show(report, "bare round trip, GET /health/live", await load.AtOnce(AtOnce, Rounds, load.Live));
        Show(report, "POST /employees", await load.AtOnce(AtOnce, Rounds, load.Hire), Burst);
        report.Figure("answers that had to leave the agency out", load.Unanswered, "", Bound.AtMost(0));
        return report.ExitCode;
    }

    private static void Show(Report report, string name, Latencies figures, Bound? target = null)
    {
        report.Figure($"{name}, median", figures.Of(0.5), "ms");
        if (target is { } bound) report.Figure($"{name}, 95 of 100", figures.Of(0.95), "ms", bound);
        else report.Figure($"{name}, 95 of 100", figures.Of(0.95), "ms");
        report.Figure($"{name}, slowest", figures.Of(1), "ms");
    }
}
