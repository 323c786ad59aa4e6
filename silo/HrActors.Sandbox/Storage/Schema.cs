using Dapper;
using HrActors.Sandbox.Hosting;
using Microsoft.Data.Sqlite;

namespace HrActors.Sandbox.Storage;

/// <summary>Tables of the sandbox; the version stands in <c>user_version</c> and only goes up.</summary>
internal static class Schema
{
    private const long Version = 1;

    private const string First = """
        CREATE TABLE persons (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id_number TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            records TEXT NOT NULL);
        CREATE TABLE submissions (
            seq INTEGER PRIMARY KEY,
            receipt_no TEXT NOT NULL UNIQUE,
            idempotency_key TEXT NOT NULL UNIQUE,
            content_sha256 TEXT NOT NULL,
            document_sha256 TEXT NOT NULL,
            application TEXT NOT NULL,
            id_number TEXT NOT NULL,
            line TEXT NOT NULL,
            origin_region TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            closed INTEGER NOT NULL,
            last_node_ms INTEGER NOT NULL);
        CREATE INDEX submissions_open ON submissions (closed, last_node_ms);
        CREATE TABLE nodes (
            receipt_no TEXT NOT NULL REFERENCES submissions (receipt_no),
            idx INTEGER NOT NULL,
            node TEXT NOT NULL,
            at TEXT NOT NULL,
            text TEXT NOT NULL,
            money TEXT NULL,
            PRIMARY KEY (receipt_no, idx)) WITHOUT ROWID;
        CREATE TABLE callbacks (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            receipt_no TEXT NOT NULL REFERENCES submissions (receipt_no),
            event_id TEXT NOT NULL,
            body TEXT NOT NULL,
            unordered INTEGER NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            due_ms INTEGER NOT NULL,
            last_status INTEGER NULL);
        CREATE INDEX callbacks_pending ON callbacks (state, receipt_no, seq);
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <exception cref="SandboxStartException">A newer version wrote the file.</exception>
    public static void Apply(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        var found = connection.ExecuteScalar<long>("PRAGMA user_version");
        if (found > Version)
            throw new SandboxStartException($"The sandbox agency cannot start: its data has schema {found}, this version knows {Version}.");
        if (found == Version) return;

        using var transaction = connection.BeginTransaction();
        connection.Execute(First, transaction: transaction);
        connection.Execute("PRAGMA user_version = 1", transaction: transaction);
        transaction.Commit();
    }
}
