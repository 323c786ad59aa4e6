using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.DurableLog;

/// <summary>The tables of the log. The scripts are embedded as <c>Schema/postgresql.sql</c> and <c>Schema/sqlite.sql</c>.</summary>
public static class DurableLogSchema
{
    /// <summary>Key of the advisory lock under which two processes that start together create the tables one after the other.</summary>
    private const long SchemaLock = 0x6475_7261_626C_6531;

    /// <summary>
    /// Creates what is missing; safe to repeat and safe when two processes start together. <paramref name="connection"/> is an open
    /// connection of Npgsql or Microsoft.Data.Sqlite, without a transaction.
    /// </summary>
    /// <exception cref="NotSupportedException">The connection is of another kind.</exception>
    public static async Task ApplyAsync(DbConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = connection switch
        {
            NpgsqlConnection => $"select pg_advisory_xact_lock({SchemaLock});\n{Script("postgresql")}",
            SqliteConnection => Script("sqlite"),
            _ => throw new NotSupportedException($"No schema of the log for {connection.GetType().Name}."),
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The script for <c>postgresql</c> or <c>sqlite</c>.</summary>
    public static string Script(string database)
    {
        using var stream = typeof(DurableLogSchema).Assembly.GetManifestResourceStream($"HrActors.DurableLog.Schema.{database}.sql")
            ?? throw new ArgumentException($"There is no script for '{database}'.", nameof(database));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
