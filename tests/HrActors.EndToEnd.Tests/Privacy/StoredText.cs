using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.EndToEnd.Tests.Privacy;

/// <summary>Everything a product keeps, as bytes: the files it wrote and, since a database compresses and cuts what it writes, every row.</summary>
internal static class StoredText
{
    /// <summary>The sandbox plays an agency, which knows people by their numbers; it is no part of what the product keeps.</summary>
    private const string Sandbox = "sandbox";

    public static IEnumerable<(string Place, byte[] Bytes)> Files(ProductHost host)
    {
        var folders = host.Postgres is { } postgres ? new[] { host.DataFolder, postgres.Folder } : [host.DataFolder];
        return folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] != Sandbox)
            .Select(file => (Path.GetRelativePath(folder, file), ReadShared(file))));
    }

    public static async IAsyncEnumerable<(string Place, byte[] Bytes)> Rows(ProductHost host)
    {
        await using DbConnection connection = host.ConnectionString is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "hr.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        foreach (var table in await Tables(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from \"{table}\"";
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                for (var i = 0; i < row.FieldCount; i++)
                {
                    var value = row.GetValue(i);
                    if (value is byte[] bytes) yield return ($"{table}.{row.GetName(i)}", bytes);
                    else if (value is string text) yield return ($"{table}.{row.GetName(i)}", Encoding.UTF8.GetBytes(text));
                }
            }
        }
    }

    private static async Task<List<string>> Tables(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection
            ? "select tablename from pg_tables where schemaname = 'public'"
            : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await row.ReadAsync()) tables.Add(row.GetString(0));
        return tables;
    }

    private static byte[] ReadShared(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
        catch (IOException)
        {
            // The server removes files of its own while we look, and its socket is none.
            return [];
        }
    }
}
