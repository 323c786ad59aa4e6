using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace HrActors.Storage.Databases;

/// <summary>
/// Connections to one SQLite file that share one place for a writer. SQLite lets one connection write at a time and makes the others poll
/// in a sleeping thread; here they wait in a queue without a thread, and readers never wait.
/// </summary>
internal sealed class SqliteSource(string file) : DbDataSource
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ConditionalWeakTable<object, object> _prepared = [];

    public override string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = true,
    }.ToString();

    protected override DbConnection CreateDbConnection() => new SqliteFileConnection(ConnectionString, _writer, _prepared);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _writer.Dispose();
        base.Dispose(disposing);
    }
}
