using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// A prepared statement run straight on SQLite's own interface: the ADO.NET layer over it costs several times what the insert does.
/// Parameters are numbered from 1. Not safe for concurrent use.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int MaxStackText = 256;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public void Dispose() => _statement.Dispose();

    public SqliteStatement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, index));
        }
        else if (value.Length <= MaxStackText)
        {
            Span<byte> text = stackalloc byte[MaxStackText * 3];
            Check(raw.sqlite3_bind_text(_statement, index, text[..Encoding.UTF8.GetBytes(value, text)]));
        }
        else
        {
            Check(raw.sqlite3_bind_text(_statement, index, Encoding.UTF8.GetBytes(value).AsSpan()));
        }

        return this;
    }

    /// <summary>Runs a statement without result; false when a uniqueness rule forbids the row.</summary>
    /// <exception cref="SqliteException">It failed for another reason.</exception>
    public bool Run()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW)
        {
            raw.sqlite3_reset(_statement);
            return true;
        }

        var unique = raw.sqlite3_extended_errcode(_database) is raw.SQLITE_CONSTRAINT_UNIQUE;
        var failure = unique ? null : Failure(code);
        raw.sqlite3_reset(_statement);
        return failure is null ? false : throw failure;
    }

    /// <summary>The integers of the first row, as many as <paramref name="values"/> holds; false when there is no row.</summary>
    public bool Find(Span<long> values)
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            for (var i = 0; i < values.Length; i++) values[i] = raw.sqlite3_column_int64(_statement, i);
        }

        var failure = code is raw.SQLITE_ROW or raw.SQLITE_DONE ? null : Failure(code);
        raw.sqlite3_reset(_statement);
        return failure is null ? code == raw.SQLITE_ROW : throw failure;
    }

    /// <summary>
    /// The integers of the first row, as many as <paramref name="values"/> holds, then a text and bytes behind them; false when there is
    /// no row.
    /// </summary>
    public bool Find(Span<long> values, out string? text, out byte[] bytes)
    {
        (text, bytes) = (null, []);
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            for (var i = 0; i < values.Length; i++) values[i] = raw.sqlite3_column_int64(_statement, i);
            if (raw.sqlite3_column_type(_statement, values.Length) != raw.SQLITE_NULL)
                text = raw.sqlite3_column_text(_statement, values.Length).utf8_to_string();
            bytes = raw.sqlite3_column_blob(_statement, values.Length + 1).ToArray();
        }

        var failure = code is raw.SQLITE_ROW or raw.SQLITE_DONE ? null : Failure(code);
        raw.sqlite3_reset(_statement);
        return failure is null ? code == raw.SQLITE_ROW : throw failure;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failure(code);
    }

    private SqliteException Failure(int code) =>
        new($"SQLite error {code}: {raw.sqlite3_errmsg(_database).utf8_to_string()}", code, raw.sqlite3_extended_errcode(_database));
}
