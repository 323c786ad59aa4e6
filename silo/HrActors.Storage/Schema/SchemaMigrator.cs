using System.Data.Common;
using Dapper;
using HrActors.Storage.Databases;
using Microsoft.Extensions.Logging;

namespace HrActors.Storage.Schema;

/// <summary>
/// Brings the tables to the version this program knows; forward only. Silos that start together wait for each other, all versions that are
/// missing commit together or not at all, and a database of a newer version stops the start. (Written here because the migration packages at
/// hand journal single scripts, hold no lock between processes and take a newer database for an up-to-date one.)
/// </summary>
internal sealed partial class SchemaMigrator(HrDatabase database, TimeProvider time, ILogger<SchemaMigrator> logger)
{
    /// <exception cref="StorageStartException">The database is newer than this program.</exception>
    public Task Migrate(CancellationToken cancellationToken) => Migrate(SchemaScripts.For(database.Name), cancellationToken);

    internal async Task Migrate(IReadOnlyDictionary<int, string> scripts, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await database.BeginLocked(connection, "schema", cancellationToken);
        var present = await PresentVersions(connection, transaction);
        var known = scripts.Keys.Max();
        if (present.Count > 0 && present.Max() is var newest && newest > known)
        {
            throw new StorageStartException(
                $"The database {database.Place} has schema version {newest}; this program knows versions up to {known}. "
                + "Start a program at least as new as the one that wrote the database.");
        }

        // Two lines of work may bring their scripts in another order than their numbers: what is not recorded is applied.
        foreach (var version in scripts.Keys.Except(present).Order())
        {
            await connection.ExecuteAsync(new CommandDefinition(scripts[version], transaction: transaction, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition(
                "insert into schema_version (version, applied_at) values (@version, @at)",
                new { version, at = Microseconds.From(time.GetUtcNow()) },
                transaction,
                cancellationToken: cancellationToken));
            LogApplied(version, database.Place);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<int>> PresentVersions(DbConnection connection, DbTransaction transaction)
    {
        if (await connection.ExecuteScalarAsync<long>(database.CountTables, new { name = "schema_version" }, transaction) > 0)
            return [.. await connection.QueryAsync<int>("select version from schema_version", transaction: transaction)];

        await connection.ExecuteAsync(
            "create table schema_version (version integer not null primary key, applied_at bigint not null)", transaction: transaction);
        return [];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Schema version {Version} applied to {Place}")]
    private partial void LogApplied(int version, string place);
}
