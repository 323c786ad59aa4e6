using System.Data.Common;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.GrainState;

/// <summary>Reads many states in one statement from the table that the storage provider writes.</summary>
internal sealed class StoredStates(HrDatabase database) : IStoredStates
{
    // Keys with a prefix are texts to the provider: the two numbers are 0.
    private readonly string _select = "select g.key_text, g.payload from " + database.LookUpEach(
        "@keys", "grain_state", "g.grain_type = @type and g.key_text = k.value and g.key_n0 = 0 and g.key_n1 = 0 and g.service_id = @service")
        + " where g.payload is not null";

    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> Read(
        string grainType, string stateName, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = _select;
        Add(command, "type", $"{grainType}/{stateName}");
        Add(command, "keys", database.Texts(keys));
        Add(command, "service", HrStorageHosting.ServiceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, ReadOnlyMemory<byte>>(keys.Count, StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) found[reader.GetString(0)] = await reader.GetFieldValueAsync<byte[]>(1, cancellationToken);
        return found;
    }

    public async Task Delete(string grainType, string stateName, string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "delete from grain_state where grain_type = @type and key_text = @key and key_n0 = 0 and key_n1 = 0 and service_id = @service";
        Add(command, "type", $"{grainType}/{stateName}");
        Add(command, "key", key);
        Add(command, "service", HrStorageHosting.ServiceId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
