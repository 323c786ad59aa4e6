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

    public static Command Create()
    {
        var employees = new Option<int>("--employees") { DefaultValueFactory = _ => 10_000, Description = "Employees in each product." };
        var branches = new Option<int>("--branches") { DefaultValueFactory = _ => 100, Description = "Branches they are spread over." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Measurements of each product; the middle one counts." };
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
            for (var round = -WarmUp; round < rounds; round++)
            {
                if (round == 0)
                {
                    guarded.Forget();
                    open.Forget();
                }

                await (round % 2 == 0 ? guarded : open).Measure(load, cancellationToken);
                await (round % 2 == 0 ? open : guarded).Measure(load, cancellationToken);
            }

            report.Figure("attendance, applied: protected", load.Events / Middle(guarded.Attendance), "events/s");
            report.Figure("attendance, applied: open", load.Events / Middle(open.Attendance), "events/s");
            report.Figure("  cost of protection", Cost(guarded.Attendance, open.Attendance), "%", Bound.AtMost(10));
            report.Figure("attendance, processor time: protected", Middle(guarded.Processor) * 1e6 / load.Events, "us/event");
            report.Figure("attendance, processor time: open", Middle(open.Processor) * 1e6 / load.Events, "us/event");
            report.Figure("employee page (person, ledger, month): protected", Middle(guarded.Page) * 1e6 / Pages, "us");
            report.Figure("employee page (person, ledger, month): open", Middle(open.Page) * 1e6 / Pages, "us");
            report.Figure("  cost of protection", Cost(guarded.Page, open.Page), "%", Bound.AtMost(10));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return report.ExitCode;
    }

    private static double Middle(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    private static double Cost(List<double> guarded, List<double> open) => (Middle(guarded) / Middle(open) - 1) * 100;

    /// <summary>One of the two products, with what was measured of it in seconds.</summary>
    private sealed class Side(SiloProcess silo, ProbeClient probe, PunchSender sender, PunchRequests requests, string month) : IAsyncDisposable
    {
        private long _sent;

        public List<double> Attendance { get; } = [];

        public List<double> Processor { get; } = [];

        public List<double> Page { get; } = [];

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

        public async Task Measure(AttendanceLoad load, CancellationToken cancellationToken)
        {
            var punches = requests.Next(load.Events);
            _sent += punches.Sum(request => (long)request.Events);
            var (watch, before) = (Stopwatch.StartNew(), silo.ProcessorTime);
            await sender.SendAll(punches, Callers, cancellationToken);
            await probe.AskNumber($"applied {_sent}", cancellationToken);
            Attendance.Add(watch.Elapsed.TotalSeconds);
            Processor.Add((silo.ProcessorTime - before).TotalSeconds);
            var micros = await probe.AskNumber(
                string.Create(CultureInfo.InvariantCulture, $"pages {Pages} {load.Employees} {month}"), cancellationToken);
            Page.Add(micros / 1e6);
        }

        public void Forget()
        {
            Attendance.Clear();
            Processor.Clear();
            Page.Clear();
        }

        public async ValueTask DisposeAsync()
        {
            sender.Dispose();
            await probe.DisposeAsync();
            await silo.DisposeAsync();
        }
    }
}
