using Dapper;
using HrActors.Grains.Access;
using HrActors.Storage.Databases;
using HrActors.Storage.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrActors.Storage.Audit;

/// <summary>Verifies the trail without a silo: on a running product, a stopped one or a restored backup. Changes nothing.</summary>
public static class AuditProof
{
    /// <exception cref="StorageStartException">There is no database or no key ring there, or they do not belong together.</exception>
    public static async Task<AuditVerification> Run(
        HrStorageOptions options, AuditOptions kept, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(kept);
        if (!options.UsesPostgres && !File.Exists(options.DatabaseFile))
            throw new StorageStartException($"There is no database at {options.DatabaseFile}; HR_DATA names its folder.");
        if (!File.Exists(options.KeyRingFile)) throw new StorageStartException($"There is no key ring at {options.KeyRingFile}; HR_KEYS names it.");

        var services = new ServiceCollection();
        services.AddLogging().AddHrStorage(options).AddSingleton(Options.Create(kept));
        await using var provider = services.BuildServiceProvider();
        var database = provider.GetRequiredService<HrDatabase>();
        await using (var connection = await database.Open(cancellationToken))
        {
            var fingerprint = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
                "select fingerprint from key_fingerprints where name = 'search'", cancellationToken: cancellationToken));
            if (fingerprint != provider.GetRequiredService<KeyRing>().Fingerprint)
                throw new StorageStartException($"The keys in {options.KeyRingFile} are not those of the database {database.Place}.");
        }

        return await provider.GetRequiredService<IAuditTrail>().Verify(from, to, cancellationToken);
    }
}
