using HrActors.Benchmarks.Reporting;
using HrActors.TestSupport;
using Npgsql;

namespace HrActors.Benchmarks.Attendance;

/// <summary>The product on PostgreSQL, and the limits of the same table in the same server with the same rows.</summary>
internal static class PostgresFigures
{
    private const string Table = "log_event";
    private const int BulkConnections = 4;
    private const int BulkRows = 1_000;
    private const int SingleConnections = 32;
    private const int SingleRows = 40_000;

    /// <summary>Seconds per event.</summary>
    public static async Task<double> Measure(Report report, AttendanceLoad load, string folder, CancellationToken cancellationToken)
    {
        await using var server = await PostgresServer.TryStart(durable: true) ?? throw new InvalidOperationException(PostgresServer.SkipReason);
        report.Note("PostgreSQL on the same machine, fsync on");
        var connectionString = await server.NewDatabase();
        var run = await new ProductRun(load, report.Note).Measure(folder, connectionString, cancellationToken);
        report.Run(run, null);

        await using var source = NpgsqlDataSource.Create(connectionString);
        report.Figure("log table with its indexes, per event", await Number(source, $"select pg_total_relation_size('{Table}')") / run.Events, "bytes");
        report.Figure("  the row alone", await Number(source, $"select avg(pg_column_size(e)) from {Table} e"), "bytes");
        var rows = await StoredRows.Read(source, Table, load.Events);
        var bulk = await rows.WriteInBulk(source, BulkConnections, BulkRows);
        var single = await rows.WriteOneByOne(source, SingleConnections, SingleRows);
        report.Figure("bulk limit: insert … select unnest … on conflict, 1,000 rows, 4 connections", bulk, "events/s");
        report.Figure("one INSERT per punch, 32 connections", single, "events/s");
        report.Figure("applied against the bulk limit", run.AppliedPerSecond / bulk, "times", Bound.AtLeast(0.5));
        report.Figure("applied against one INSERT per punch", run.AppliedPerSecond / single, "times", Bound.AtLeast(6));
        return 1 / run.AppliedPerSecond;
    }

    private static async Task<double> Number(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return Convert.ToDouble(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
