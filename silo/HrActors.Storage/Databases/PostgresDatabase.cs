using System.Data.Common;
using HrActors.DurableLog;
using HrActors.Storage.Writing;
using Npgsql;

namespace HrActors.Storage.Databases;

/// <summary>PostgreSQL, for any number of silos.</summary>
internal sealed class PostgresDatabase : HrDatabase
{
    private const string Prefix = "hr:";
    private const string LockName = "select 1 from pg_advisory_xact_lock(hashtextextended(@name, 0))";

    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(HrStorageOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString)
        {
            Name = "hr",
            ConnectionStringBuilder =
            {
                ApplicationName = "hr",
                MaxPoolSize = options.MaxPoolSize,
                // The providers make a new command for each call: the server plans it once per connection all the same.
                MaxAutoPrepare = 128,
                AutoPrepareMinUsages = 2,
                // Nothing is ever left on a session: locks belong to transactions.
                NoResetOnClose = true,
            },
        };
        Place = $"{builder.ConnectionStringBuilder.Host}:{builder.ConnectionStringBuilder.Port}/{builder.ConnectionStringBuilder.Database}";
        _source = builder.Build();
    }

    public override string Name => "postgresql";

    public override string Invariant => "Npgsql";

    public override string Place { get; }

    public override DbDataSource Source => _source;

    public override string CountTables =>
        "select count(*) from pg_tables where schemaname = any(current_schemas(false)) and tablename = @name";

    public override async Task Prepare(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw new StorageStartException($"PostgreSQL at {Place} (ConnectionStrings__hr) does not let us in: {e.Message}", e);
        }
    }

    public override async Task<DbTransaction> BeginLocked(DbConnection connection, string name, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = LockName;
        command.Parameters.Add(new NpgsqlParameter("name", Prefix + name));
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    public override IEnumerable<RowWrite> Lock(string name) => [new(LockName, ("name", Prefix + name))];

    public override string IsOneOf(string column, string parameter) => $"{column} = any({parameter})";

    public override string LookUpEach(string parameter, string table, string condition) =>
        $"unnest({parameter}) k (value) cross join lateral (select * from {table} g where {condition} limit 1) g";

    public override object Texts(IEnumerable<string> texts) => texts.ToArray();

    public override int Writers => 2;

    public override Task<IReadOnlyList<IReadOnlyList<RowsWritten>>> Commit(IReadOnlyList<IReadOnlyList<RowWrite>> groups) =>
        PostgresCommits.Commit(_source, groups);

    public override LogDatabase OpenLog() => LogDatabase.PostgreSql(_source);
}
