using Npgsql;

namespace HrActors.Storage.Writing;

/// <summary>The commits of <see cref="GroupCommit"/> to PostgreSQL: all statements in one round trip, which is one transaction.</summary>
internal static class PostgresCommits
{
    public static async Task<IReadOnlyList<IReadOnlyList<RowsWritten>>> Commit(NpgsqlDataSource source, IReadOnlyList<IReadOnlyList<RowWrite>> groups)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var write in groups.SelectMany(group => group)) batch.BatchCommands.Add(ToCommand(write));
        var returned = new object?[batch.BatchCommands.Count];
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            // A statement that returns nothing has no result of its own to step to.
            for (var i = 0; i < returned.Length; i++)
            {
                if (!Returns(batch.BatchCommands[i])) continue;
                if (await reader.ReadAsync()) returned[i] = reader.GetValue(0);
                await reader.NextResultAsync();
            }
        }

        var next = 0;
        return [.. groups.Select(group => (IReadOnlyList<RowsWritten>)
            [.. group.Select(_ => new RowsWritten((int)batch.BatchCommands[next].RecordsAffected, returned[next++]))])];
    }

    private static bool Returns(NpgsqlBatchCommand command) =>
        command.CommandText.Contains("returning ", StringComparison.Ordinal) || command.CommandText.StartsWith("select ", StringComparison.Ordinal);

    private static NpgsqlBatchCommand ToCommand(RowWrite write)
    {
        var command = new NpgsqlBatchCommand(write.Sql);
        foreach (var (name, value) in write.Values) command.Parameters.Add(new(name, value ?? DBNull.Value));
        return command;
    }
}
