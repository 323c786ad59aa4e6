using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace HrActors.Sandbox.Storage;

/// <summary>One connection, inside a transaction when it writes.</summary>
internal sealed class Session(SqliteConnection connection, DbTransaction? transaction)
{
    public Task<int> Execute(string sql, object? args = null) => connection.ExecuteAsync(sql, args, transaction);

    public Task<T?> Find<T>(string sql, object? args = null) => connection.QueryFirstOrDefaultAsync<T>(sql, args, transaction);

    public async Task<List<T>> List<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(sql, args, transaction)).AsList();
}
