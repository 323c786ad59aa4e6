using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.DurableLog;

/// <summary>
/// The tables of the log. The scripts are embedded as <c>Schema/postgresql.sql</c> and <c>Schema/sqlite.sql</c>, and those that take over
/// the tables of an earlier make as <c>Schema/upgrade-….sql</c>.
/// </summary>
public static class DurableLogSchema
{
    /// <summary>Key of the advisory lock under which two processes that start together create the tables one after the other.</summary>
    private const long SchemaLock = 0x6475_7261_626C_6531;

    /// <summary>
    /// Creates what is missing and rebuilds tables of an earlier make; safe to repeat and safe when two processes start together. <paramref name="connection"/> is an open
    /// connection of Npgsql or Microsoft.Data.Sqlite, without a transaction.
    /// </summary>
    /// <exception cref="NotSupportedException">The connection is of another kind.</exception>
    public static async Task ApplyAsync(DbConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var (name, begin, findsFirstMake) = connection switch
        {
            NpgsqlConnection => (
                "postgresql",
                $"select pg_advisory_xact_lock({SchemaLock})",
                """
                select count(*) from information_schema.columns
                where table_schema = any(current_schemas(false)) and table_name = 'log_event' and column_name = 'id_hash'
                """),
            SqliteConnection => ("sqlite", "select 1", "select count(*) from pragma_table_info('log_event') where name = 'id_hash'"),
            _ => throw new NotSupportedException($"No schema of the log for {connection.GetType().Name}."),
        };
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        await Execute(begin);
        command.CommandText = findsFirstMake;
        var isFirstMake = (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
        if (isFirstMake) await Execute(Script("upgrade-1-begin"));
        await Execute(Script(name));
        if (isFirstMake) await Execute(Script("upgrade-1-end"));
        await transaction.CommitAsync(cancellationToken);

        async Task Execute(string sql)
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The script called <c>postgresql</c>, <c>sqlite</c> or <c>upgrade-1-begin</c>, <c>upgrade-1-end</c>.</summary>
    public static string Script(string name)
    {
        using var stream = typeof(DurableLogSchema).Assembly.GetManifestResourceStream($"HrActors.DurableLog.Schema.{name}.sql")
            ?? throw new ArgumentException($"There is no script '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
