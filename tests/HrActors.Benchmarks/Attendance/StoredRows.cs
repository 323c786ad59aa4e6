using System.Diagnostics;
using Npgsql;

namespace HrActors.Benchmarks.Attendance;

/// <summary>
/// The rows a run has stored in a table, held column by column, to be written again by other means into an empty table of the same make:
/// whatever the table's columns and indexes are, every way of writing is measured with the same rows.
/// </summary>
internal sealed class StoredRows
{
    private readonly string _table;
    private readonly string[] _types;
    private readonly List<object?[]> _rows;

    private StoredRows(string table, string[] types, List<object?[]> rows)
    {
        _table = table;
        _types = types;
        _rows = rows;
    }

    public int Count => _rows.Count;

    /// <summary>Reads up to <paramref name="limit"/> rows of <paramref name="table"/>, in no particular order.</summary>
    public static async Task<StoredRows> Read(NpgsqlDataSource source, string table, int limit)
    {
        await using var command = source.CreateCommand($"select * from {table} limit {limit}");
        await using var reader = await command.ExecuteReaderAsync();
        var types = Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName).ToArray();
        var rows = new List<object?[]>(limit);
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = await reader.IsDBNullAsync(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return new(table, types, rows);
    }

    /// <summary>Rows per second of <c>insert … select unnest … on conflict do nothing</c>, each statement <paramref name="size"/> rows.</summary>
    public async Task<double> WriteInBulk(NpgsqlDataSource source, int connections, int size)
    {
        await Empty(source);
        var chunks = new Queue<Array[]>(_rows.Chunk(size).Select(Columns));
        var list = string.Join(", ", _types.Select((type, i) => $"${i + 1}::{type}[]"));
        var sql = $"insert into {_table} select * from unnest({list}) on conflict do nothing";
        return await Run(source, sql, connections, chunks);
    }

    /// <summary>Rows per second of one INSERT a row, each its own transaction.</summary>
    public async Task<double> WriteOneByOne(NpgsqlDataSource source, int connections, int count)
    {
        await Empty(source);
        var chunks = new Queue<object?[]>(_rows.Take(count));
        var list = string.Join(", ", _types.Select((type, i) => $"${i + 1}::{type}"));
        return await Run(source, $"insert into {_table} values ({list}) on conflict do nothing", connections, chunks);
    }

    private async Task Empty(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand($"truncate {_table}");
        await command.ExecuteNonQueryAsync();
        await using var checkpoint = source.CreateCommand("checkpoint");
        await checkpoint.ExecuteNonQueryAsync();
    }

    private Array[] Columns(object?[][] rows)
    {
        var columns = new Array[_types.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            var type = rows.Select(row => row[c]?.GetType()).FirstOrDefault(found => found is not null) ?? typeof(string);
            var element = type.IsValueType && rows.Any(row => row[c] is null) ? typeof(Nullable<>).MakeGenericType(type) : type;
            columns[c] = Array.CreateInstance(element, rows.Length);
            for (var r = 0; r < rows.Length; r++) columns[c].SetValue(rows[r][c], r);
        }

        return columns;
    }

    private static async Task<double> Run<T>(NpgsqlDataSource source, string sql, int connections, Queue<T> work)
        where T : System.Collections.IEnumerable
    {
        var open = new List<NpgsqlCommand>();
        for (var i = 0; i < connections; i++)
        {
            var connection = await source.OpenConnectionAsync();
            var command = new NpgsqlCommand(sql, connection);
            foreach (var _ in work.Peek()) command.Parameters.Add(new NpgsqlParameter());
            open.Add(command);
        }

        var written = 0L;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(open.Select(Write));
        watch.Stop();
        foreach (var command in open) await command.Connection!.DisposeAsync();
        return written / watch.Elapsed.TotalSeconds;

        async Task Write(NpgsqlCommand command)
        {
            await Task.Yield();
            while (true)
            {
                T? next;
                lock (work)
                {
                    if (!work.TryDequeue(out next)) return;
                }

                var i = 0;
                foreach (var value in next) command.Parameters[i++].Value = value ?? DBNull.Value;
                Interlocked.Add(ref written, await command.ExecuteNonQueryAsync());
            }
        }
    }
}
