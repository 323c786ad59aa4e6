using HrActors.Sandbox.Hosting;
using Microsoft.Data.Sqlite;

namespace HrActors.Sandbox.Storage;

/// <summary>The sandbox's own SQLite file. One writer at a time; what is written is on disk when the call returns.</summary>
internal sealed class Database : IDisposable
{
    private readonly string _connectionString;
    private readonly FileStream _lockFile;
    private readonly SemaphoreSlim _writer = new(1, 1);

    private Database(string connectionString, FileStream lockFile) => (_connectionString, _lockFile) = (connectionString, lockFile);

    /// <exception cref="SandboxStartException">Another sandbox uses the folder, or a newer version wrote it.</exception>
    public static Database Open(string folder)
    {
        var lockFile = Lock(folder);
        var path = Path.Combine(folder, "sandbox.db");
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, ForeignKeys = true }.ToString();
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            Schema.Apply(connection);
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }

        return new Database(connectionString, lockFile);
    }

    public async Task<T> Read<T>(Func<Session, Task<T>> work)
    {
        await using var connection = await Connect();
        return await work(new Session(connection, null));
    }

    /// <summary>Commits everything <paramref name="work"/> did, or nothing when it throws.</summary>
    public async Task<T> Write<T>(Func<Session, Task<T>> work)
    {
        await _writer.WaitAsync();
        try
        {
            await using var connection = await Connect();
            await using var transaction = await connection.BeginTransactionAsync();
            var result = await work(new Session(connection, transaction));
            await transaction.CommitAsync();
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString)) SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        _lockFile.Dispose();
    }

    private async Task<SqliteConnection> Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static FileStream Lock(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            return new FileStream(Path.Combine(folder, "sandbox.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new SandboxStartException("The sandbox agency cannot start: its data folder is in use by another sandbox.", e);
        }
    }
}
