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
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BareLength = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var database = new Option<string>("--database") { Description = $"{Databases.Sqlite} or {Databases.Postgres}.", DefaultValueFactory = _ => Databases.Sqlite };
        var elsewhere = new Option<int>("--elsewhere") { Description = "Of a hundred people so many are enrolled elsewhere.", DefaultValueFactory = _ => 10 };
        var warm = new Option<int>("--warm") { Description = "People hired before anything is measured.", DefaultValueFactory = _ => 2_500 };
        var seconds = new Option<int>("--seconds") { Description = "How long the steady load lasts.", DefaultValueFactory = _ => 12 };
        var command = new Command("hire", "Onboarding with its check, while the agency answers at once: 50 a second, and 50 at once.") { database, elsewhere, warm, seconds };
        command.SetAction((parsed, _) => Run(new(
            parsed.GetValue(database)!, parsed.GetValue(elsewhere), parsed.GetValue(warm), TimeSpan.FromSeconds(parsed.GetValue(seconds)))));
        return command;
    }

    private static async Task<int> Run(Settings settings)
    {
        var report = Report.Begin($"hire, {settings.Database}");
        report.Note($"the product as a process, the sandbox agency without latency, {settings.Elsewhere} of 100 people enrolled elsewhere");
        report.Note("from when the request was due until its answer is read; their forms are printed meanwhile, outside the measured path");
        await using var server = settings.Database == Databases.Postgres ? await PostgresServer.TryStart(durable: true) : null;
        await using var host = await ProductHost.Start(environment: server is null ? [] : new()
        {
            ["ConnectionStrings__hr"] = await server.NewDatabase(), ["Hr__Sandbox"] = "embedded",
        });
        var steady = ASecond * (int)settings.Length.TotalSeconds;
        using var load = await HireLoad.Prepare(host, settings.Elsewhere, settings.Warm + steady + (AtOnce * Rounds * 2));
        report.Note($"{settings.Warm} people are taken on before, so that the runtime has compiled what it runs: they took {await load.WarmUp(settings.Warm):0.0} s");

        report.Heading($"{ASecond} a second for {settings.Length.TotalSeconds:0} s");
        Show(report, "bare round trip, GET /health/live", await load.EachSecond(ASecond, BareLength, load.Live));
        var (before, served) = (await load.ProcessorTime(), await ServerFigures.Read(server));
        Show(report, "POST /employees", await load.EachSecond(ASecond, settings.Length, load.Hire), Steady);
        ShowProcessorTime(report, await load.ProcessorTime() - before, await ServerFigures.Read(server) - served, steady);

        report.Heading($"{AtOnce} at once, {Rounds} times, once a second");
        Show(report, "bare round trip, GET /health/live", await load.AtOnce(AtOnce, Rounds, BetweenRounds / 4, load.Live));
        Show(report, "POST /employees", await load.AtOnce(AtOnce, Rounds, BetweenRounds, load.Hire), Burst);

        report.Heading($"{AtOnce} at once, {Rounds} times, the next fifty when the last of these is answered; an agency is asked 200 times a second at most");
        (before, served) = (await load.ProcessorTime(), await ServerFigures.Read(server));
        Show(report, "POST /employees", await load.AtOnce(AtOnce, Rounds, TimeSpan.Zero, load.Hire));
        ShowProcessorTime(report, await load.ProcessorTime() - before, await ServerFigures.Read(server) - served, AtOnce * Rounds);
        report.Figure("answers that had to leave the agency out", load.Unanswered, "", Bound.AtMost(0));
        return report.ExitCode;
    }

    private static void ShowProcessorTime(Report report, ProcessorTimes used, ServerFigures? served, int hires)
    {
        report.Figure("processor time of the silo for each hire", used.Silo.TotalMilliseconds / hires, "ms");
        report.Figure("processor time of the sandbox for each hire", used.Sandbox.TotalMilliseconds / hires, "ms");
        report.Figure("processor time of this client for each hire", used.Client.TotalMilliseconds / hires, "ms");
        if (served is not { } server) return;
        report.Figure("processor time of PostgreSQL for each hire", server.Processor.TotalMilliseconds / hires, "ms");
        report.Figure("transactions of PostgreSQL for each hire, those that only read among them", (double)server.Transactions / hires, "");
        report.Figure("flushes of PostgreSQL's log to the disk for each hire", (double)server.Flushes / hires, "");
    }

    private static void Show(Report report, string name, Latencies figures, Bound? target = null)
    {
        report.Figure($"{name}, median", figures.Of(0.5), "ms");
        if (target is { } bound) report.Figure($"{name}, 95 of 100", figures.Of(0.95), "ms", bound);
        else report.Figure($"{name}, 95 of 100", figures.Of(0.95), "ms");
        report.Figure($"{name}, slowest", figures.Of(1), "ms");
    }

    private sealed record Settings(string Database, int Elsewhere, int Warm, TimeSpan Length);
}
