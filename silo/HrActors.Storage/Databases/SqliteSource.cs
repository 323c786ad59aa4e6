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
    private readonly ConditionalWeakTable<object, object> _prepared = [];

    /// <summary>The one place of a writer; whoever writes through a connection not made here takes it too.</summary>
    public SemaphoreSlim Writer { get; } = new(1, 1);

    public override string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = true,
    }.ToString();

    protected override DbConnection CreateDbConnection() => new SqliteFileConnection(ConnectionString, Writer, _prepared);

    /// <summary>An open connection for one who takes the place of the writer by themselves, for each transaction; not of the pool.</summary>
    public SqliteConnection OpenUnshared()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqliteFileConnection.Settings;
        command.ExecuteNonQuery();
        return connection;
    }
}
