using HrActors.Storage.Databases;
using Microsoft.Data.Sqlite;

namespace HrActors.Storage.Writing;

/// <summary>The connection of <see cref="GroupCommit"/> to a SQLite file, with its prepared statements.</summary>
internal sealed class SqliteCommits(SqliteSource source) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;

    /// <summary>Blocks while the file is flushed: SQLite has no other way. One call at a time.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<RowsWritten>>> Commit(IReadOnlyList<IReadOnlyList<RowWrite>> groups)
    {
        await source.Writer.WaitAsync();
        try
        {
            _connection ??= source.OpenUnshared();
            Run("begin immediate");
            var written = groups.Select(group => (IReadOnlyList<RowsWritten>)[.. group.Select(Run)]).ToList();
            Run("commit");
            return written;
        }
        catch
        {
            // Closing undoes what was written; some errors, such as a full disk, have undone it already.
            Dispose();
            throw;
        }
        finally
        {
            source.Writer.Release();
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _prepared.Clear();
        _connection?.Dispose();
        _connection = null;
    }

    private void Run(string sql) => Prepared(sql).ExecuteNonQuery();

    private RowsWritten Run(RowWrite write)
    {
        var command = Prepared(write.Sql);
        if (command.Parameters.Count == 0)
        {
            foreach (var (name, _) in write.Values) command.Parameters.Add(new() { ParameterName = "@" + name });
        }

        for (var i = 0; i < write.Values.Length; i++) command.Parameters[i].Value = write.Values[i].Value ?? DBNull.Value;
        using var reader = command.ExecuteReader();
        var returned = reader.Read() ? reader.GetValue(0) : null;
        while (reader.Read())
        {
            // To its end, so that everything is written.
        }

        reader.Close();
        return new(reader.RecordsAffected, returned);
    }

    private SqliteCommand Prepared(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known)) return known;
        return _prepared[sql] = new(sql, _connection);
    }
}
