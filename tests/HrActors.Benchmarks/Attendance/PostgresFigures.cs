using System.Collections.Concurrent;
using System.Diagnostics;
using HrActors.Benchmarks.Reporting;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.DurableLog;
using HrActors.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;

namespace HrActors.Benchmarks.Attendance;

/// <summary>The log alone, without interface and actors, and the limits of its table.</summary>
internal static class PostgresFigures
{
    private const int Container = 200;
    private const int Callers = 32;
    private const int OneByOne = 40_000;
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 40, 0, TimeSpan.FromHours(8));

    public static async Task Measure(Report report, PostgresServer server, AttendanceLoad load, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(await server.NewDatabase());
        var services = new ServiceCollection().AddLogging().AddSerializer()
            .AddDurableLog(_ => LogDatabase.PostgreSql(source));
        await using (var provider = services.BuildServiceProvider())
        {
            var log = provider.GetRequiredService<IDurableLog>();
            var work = new ConcurrentQueue<(LogStream, LogEvent[])>(Containers(load, provider.GetRequiredService<LogPayload>()));
            await log.GetStatus(cancellationToken);
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(Append, cancellationToken)));
            report.Figure("log alone: containers of 200 events appended by 32 callers", load.Events / watch.Elapsed.TotalSeconds, "events/s");

            async Task Append()
            {
                while (work.TryDequeue(out var next)) await log.Append(next.Item1, next.Item2, cancellationToken);
            }
        }

        report.Figure("log table with its indexes, per event", await Size(source) / (double)load.Events, "bytes");
        var rows = await StoredRows.Read(source, "log_event", load.Events);
        report.Figure("bulk limit: insert … unnest … on conflict, 1,000 rows, 4 connections", await rows.WriteInBulk(source, 4, 1_000), "events/s");
        report.Figure("one INSERT per punch, 32 connections", await rows.WriteOneByOne(source, Callers, OneByOne), "events/s");
    }

    private static async Task<long> Size(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select pg_total_relation_size('log_event')");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static IEnumerable<(LogStream, LogEvent[])> Containers(AttendanceLoad load, LogPayload payload)
    {
        for (var from = 0; from < load.Events; from += Container)
        {
            var branch = $"{from / Container % load.Branches:0000}";
            yield return (new LogStream(StreamNames.Attendance, GrainKeys.Branch(branch)),
                [.. Enumerable.Range(from, Math.Min(Container, load.Events - from)).Select(i => Event(i, branch, load, payload))]);
        }
    }

    private static LogEvent Event(int i, string branch, AttendanceLoad load, LogPayload payload)
    {
        var e = new AttendanceEvent
        {
            EmployeeNo = $"{100_000 + (i % load.Employees)}",
            Kind = PunchKind.Punch,
            At = Morning.AddMilliseconds(i),
            BranchCode = branch,
            Source = "gates",
            EventId = $"{i:000000000}",
            Device = "gate-1",
        };
        return new() { Source = e.Source, EventId = e.EventId, Subject = e.EmployeeNo, OccurredAt = e.At, Payload = payload.Write(e) };
    }
}
