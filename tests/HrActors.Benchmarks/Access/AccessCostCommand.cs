using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HrActors.Benchmarks.Attendance;
using HrActors.Benchmarks.Product;
using HrActors.Benchmarks.Reporting;
using HrActors.Storage;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Access;

/// <summary>
/// <c>access-cost</c>: attendance and the employee page with and without what protects them. Two products stand side by side and are
/// measured in turns, so that whatever else the machine does meets both.
/// </summary>
internal static class AccessCostCommand
{
    private const int Callers = 8;
    private const int Pages = 20_000;

    /// <summary>Rounds of both until the runtime has compiled what they run as well as it will.</summary>
    private const int WarmUp = 3;

    /// <summary>Parts of a round that both take in turns; an even number, so that each is first as often.</summary>
    private const int Slices = 4;

    public static Command Create()
    {
        var employees = new Option<int>("--employees") { DefaultValueFactory = _ => 10_000, Description = "Employees in each product." };
        var branches = new Option<int>("--branches") { DefaultValueFactory = _ => 100, Description = "Branches they are spread over." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Rounds of both; the middle counts." };
        var events = new Option<int>("--events") { DefaultValueFactory = _ => 100_000, Description = "Punches of one measurement." };
        var postgres = new Option<bool>("--postgres") { Description = "PostgreSQL instead of SQLite." };
        var command = new Command("access-cost", "What tokens, filter and encryption cost attendance and the employee page.")
        {
            employees, branches, rounds, events, postgres,
        };
        command.SetAction((parsed, cancellationToken) => Run(
            new() { Employees = parsed.GetValue(employees), Branches = parsed.GetValue(branches), Events = parsed.GetValue(events) },
            parsed.GetValue(rounds), parsed.GetValue(postgres), cancellationToken));
        return command;
    }

    private static async Task<int> Run(AttendanceLoad load, int rounds, bool postgres, CancellationToken cancellationToken)
    {
        var report = Report.Begin("access-cost");
        report.Heading($"{load.Employees:N0} employees, {load.Events:N0} punches and {Pages:N0} pages a time, {rounds} times in turns, "
            + (postgres ? "PostgreSQL" : "SQLite"));
        var folder = Directory.CreateTempSubdirectory("hr-benchmark-").FullName;
        try
        {
            await using var server = postgres
                ? await PostgresServer.TryStart(durable: true) ?? throw new InvalidOperationException(PostgresServer.SkipReason)
                : null;
            await using var guarded = await Side.Start(Path.Combine(folder, "guarded"), server, open: false, load, cancellationToken);
            await using var open = await Side.Start(Path.Combine(folder, "open"), server, open: true, load, cancellationToken);
            var attendance = await InTurns(rounds, guarded, open, side => side.Attend(load, cancellationToken));
            var pages = await InTurns(rounds, guarded, open, side => side.Read(Pages / Slices, load.Employees, cancellationToken));
            // Whoever has read a page is told of its punches for two minutes.
            foreach (var side in new[] { guarded, open }) await side.Read(load.Employees, load.Employees, cancellationToken);
            var watched = await InTurns(rounds, guarded, open, side => side.Attend(load, cancellationToken));

            Show(report, "attendance", attendance, "events/s", taken => 1 / taken.SecondsOfEach);
            Show(report, "employee page (person, ledger, month)", pages, "us", taken => taken.SecondsOfEach * 1e6);
            Show(report, "attendance while every page is open", watched, "events/s", taken => 1 / taken.SecondsOfEach);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return report.ExitCode;
    }

    /// <summary>
    /// Measures both in every round, slice by slice, now one first and now the other: what else the machine does is seldom shorter than a
    /// slice. What comes before the first round that counts is forgotten.
    /// </summary>
    private static async Task<List<(Taken Guarded, Taken Open)>> InTurns(
        int rounds, Side guarded, Side open, Func<Side, Task<Taken>> measure)
    {
        var taken = new List<(Taken Guarded, Taken Open)>();
        for (var round = 0; round < WarmUp + rounds; round++)
        {
            var (ofGuarded, ofOpen) = (default(Taken), default(Taken));
            for (var slice = 0; slice < Slices; slice++)
            {
                if (slice % 2 == 0) ofGuarded += await measure(guarded);
                ofOpen += await measure(open);
                if (slice % 2 != 0) ofGuarded += await measure(guarded);
            }

            taken.Add((ofGuarded, ofOpen));
        }

        return taken[WarmUp..];
    }

    /// <summary>The middle of each, and of what the rounds say protection costs, with how far they lie apart.</summary>
    private static void Show(Report report, string name, List<(Taken Guarded, Taken Open)> rounds, string unit, Func<Taken, double> figure)
    {
        foreach (var ofGuarded in new[] { true, false })
        {
            var taken = rounds.ConvertAll(round => ofGuarded ? round.Guarded : round.Open);
            report.Figure($"{name}: {(ofGuarded ? "protected" : "open")}", Middle(taken.Select(figure)), unit);
            report.Figure("  processor time of the product", Middle(taken.Select(each => each.ProcessorOfEach * 1e6)), "us");
        }

        var costs = rounds.ConvertAll(round => ((round.Guarded.SecondsOfEach / round.Open.SecondsOfEach) - 1) * 100);
        report.Figure("  cost of protection", Middle(costs), "%", Bound.AtMost(10));
        report.Note($"round by round: {string.Join(", ", costs.Select(cost => cost.ToString("0.0", CultureInfo.InvariantCulture)))} %");
    }

    private static double Middle(IEnumerable<double> measured)
    {
        var sorted = measured.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <param name="Done">Punches or pages.</param>
    /// <param name="Seconds">On the clock.</param>
    /// <param name="Processor">Seconds of the product's processor time.</param>
    private readonly record struct Taken(long Done, double Seconds, double Processor)
    {
        public double SecondsOfEach => Seconds / Done;

        public double ProcessorOfEach => Processor / Done;

        public static Taken operator +(Taken one, Taken other) =>
            new(one.Done + other.Done, one.Seconds + other.Seconds, one.Processor + other.Processor);
    }

    /// <summary>One of the two products.</summary>
    private sealed class Side(SiloProcess silo, ProbeClient probe, PunchSender sender, PunchRequests requests, string month)
        : IAsyncDisposable
    {
        private long _sent;

        /// <param name="server">Gets a database for it; null for SQLite in <paramref name="folder"/>.</param>
        public static async Task<Side> Start(
            string folder, PostgresServer? server, bool open, AttendanceLoad load, CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(folder);
            var database = server is null ? null : await server.NewDatabase();
            var storage = new HrStorageOptions { ConnectionString = database, DataFolder = folder };
            var month = await GroupSeed.Write(storage, load.Employees, load.Branches, cancellationToken);
            var silo = await SiloProcess.Start(folder, database, cancellationToken, open ? (OpenProduct.Variable, "1") : null);
            var probe = await silo.Connect();
            var key = await probe.Ask($"key {PunchRequests.Source} {load.Branches}", cancellationToken);
            return new(silo, probe, new(silo.Url, key), new(load, month), month.ToString());
        }

        public async Task<Taken> Attend(AttendanceLoad load, CancellationToken cancellationToken)
        {
            var punches = requests.Next(load.Events / Slices);
            var done = punches.Sum(request => (long)request.Events);
            _sent += done;
            var (watch, before) = (Stopwatch.StartNew(), silo.ProcessorTime);
            await sender.SendAll(punches, Callers, cancellationToken);
            await probe.AskNumber($"applied {_sent}", cancellationToken);
            return new(done, watch.Elapsed.TotalSeconds, (silo.ProcessorTime - before).TotalSeconds);
        }

        public async Task<Taken> Read(int pages, int employees, CancellationToken cancellationToken)
        {
            var before = silo.ProcessorTime;
            var micros = await probe.AskNumber(
                string.Create(CultureInfo.InvariantCulture, $"pages {pages} {employees} {month}"), cancellationToken);
            return new(pages, micros / 1e6, (silo.ProcessorTime - before).TotalSeconds);
        }

        public async ValueTask DisposeAsync()
        {
            sender.Dispose();
            await probe.DisposeAsync();
            await silo.DisposeAsync();
        }
    }
}
