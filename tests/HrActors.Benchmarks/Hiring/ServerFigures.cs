using HrActors.TestSupport;
using Npgsql;

namespace HrActors.Benchmarks.Hiring;

/// <summary>
/// What a PostgreSQL has done so far: processor time of all its processes, transactions, those that only read among them, and flushes of
/// its log to the disk.
/// </summary>
internal readonly record struct ServerFigures(TimeSpan Processor, long Transactions, long Flushes)
{
    private const string Counted =
        "select (select sum(xact_commit)::bigint from pg_stat_database), (select wal_sync from pg_stat_wal) from pg_stat_clear_snapshot()";

    public static ServerFigures operator -(ServerFigures a, ServerFigures b) =>
        new(a.Processor - b.Processor, a.Transactions - b.Transactions, a.Flushes - b.Flushes);

    /// <summary>Null without a server. A process of it tells its counts once a second: the last ones may be missing.</summary>
    public static async Task<ServerFigures?> Read(PostgresServer? server)
    {
        if (server is null) return null;
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(Counted);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(server.ProcessorTime, reader.GetInt64(0), reader.GetInt64(1));
    }
}
