using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class PolicyFileRows(HrDatabase database) : IPolicyFiles
{
    private const string Select = "select id as Id, pack as Pack, name as Name, content as Content, confirmed_at as ConfirmedAt from policy_file";

    public async Task Save(StoredPolicyFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into policy_file (id, pack, name, content) values (@Id, @Pack, @Name, @Text) on conflict (id) do nothing",
            new { file.Id, file.Pack, file.Name, file.Text },
            cancellationToken: cancellationToken));
    }

    public async Task<StoredPolicyFile?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(
            $"{Select} where id = @id", new { id }, cancellationToken: cancellationToken));
        return row?.ToFile();
    }

    public async Task Confirm(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update policy_file set confirmed_at = @at where id = @id and confirmed_at is null",
            new { id, at = Microseconds.From(at) },
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<StoredPolicyFile>> Confirmed(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            $"{Select} where confirmed_at is not null order by confirmed_at, id", cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToFile())];
    }

    public async Task<int> CountConfirmed(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*) from policy_file where confirmed_at is not null", cancellationToken: cancellationToken));
    }

    private sealed record Stored
    {
        public string Id { get; init; } = "";
        public string Pack { get; init; } = "";
        public string Name { get; init; } = "";
        public string Content { get; init; } = "";
        public long? ConfirmedAt { get; init; }

        public StoredPolicyFile ToFile() => new(Id, Pack, Name, Content, Microseconds.ToInstant(ConfirmedAt));
    }
}
