using Dapper;
using HrActors.DurableLog;
using HrActors.Storage.Databases;
using HrActors.Storage.GrainState;
using HrActors.Storage.Keys;
using HrActors.Storage.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Storage;

/// <summary>Prepares database and keys before anything else of the host starts, or stops the start with a reason.</summary>
internal sealed partial class StorageStart(
    HrStorageOptions options,
    HrDatabase database,
    Lazy<KeyRing> ring,
    SchemaMigrator migrator,
    ILogger<StorageStart> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            OrleansSql.Check(OrleansSql.Found);
            await database.Prepare(cancellationToken);
            await migrator.Migrate(cancellationToken);
            await using (var connection = await database.Open(cancellationToken))
                await DurableLogSchema.ApplyAsync(connection, cancellationToken);
            await CheckKeys(cancellationToken);
        }
        catch (StorageStartException e)
        {
            LogRefused(e.Message);
            throw;
        }

        if (OwnerOnly.IsOpenToOthers(options.KeyRingFile)) LogOpenKeys(options.KeyRingFile);
        LogReady(database.Name, database.Place);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A second silo with a ring of its own, or a lost ring, would write what nobody can read.</summary>
    private async Task CheckKeys(CancellationToken cancellationToken)
    {
        var fingerprint = ring.Value.Fingerprint;
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into key_fingerprints (name, fingerprint) values ('search', @fingerprint) on conflict do nothing",
            new { fingerprint },
            cancellationToken: cancellationToken));
        var stored = await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "select fingerprint from key_fingerprints where name = 'search'", cancellationToken: cancellationToken));
        if (stored != fingerprint)
        {
            throw new StorageStartException(
                $"The database {database.Place} was written with other keys than those in {options.KeyRingFile}. "
                + "Name the right key file in HR_KEYS; all silos of a cluster use the same one.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Data is kept in {Database} at {Place}")]
    private partial void LogReady(string database, string place);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key file {File} can be read by others than its owner: chmod 600 closes it")]
    private partial void LogOpenKeys(string file);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Cannot start: {Reason}")]
    private partial void LogRefused(string reason);
}
