using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class SequenceRows(HrDatabase database) : ISequences
{
    public async Task<long> Next(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into sequences (name, value) values (@name, 1)
            on conflict (name) do update set value = sequences.value + 1
            returning value
            """,
            new { name },
            cancellationToken: cancellationToken));
    }

    public async Task<long> Last(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(
            new CommandDefinition("select value from sequences where name = @name", new { name }, cancellationToken: cancellationToken)) ?? 0;
    }
}
