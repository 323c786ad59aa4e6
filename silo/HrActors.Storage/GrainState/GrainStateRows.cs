using System.Data.Common;
using HrActors.Storage.Databases;

namespace HrActors.Storage.GrainState;

/// <summary>The row of an actor with a text key.</summary>
internal readonly record struct GrainStateKey(string Type, string Key);

/// <summary>A row as stored; the payload is null when the state was cleared.</summary>
internal sealed record StoredGrainState(byte[]? Payload, int Version);

/// <summary>Reads rows of grain_state, many in one statement.</summary>
internal sealed class GrainStateRows(HrDatabase database)
{
    private readonly string _select = "select g.key_text, g.version, g.payload from " + database.LookUpEach(
        "@keys",
        "grain_state",
        "g.grain_type = @type and g.key_text = k.value and g.key_n0 = 0 and g.key_n1 = 0 and g.service_id = @service");

    /// <summary>One answer for each key, in their order; null where there is no row.</summary>
    public async Task<IReadOnlyList<StoredGrainState?>> Read(IReadOnlyList<GrainStateKey> keys)
    {
        var found = new Dictionary<GrainStateKey, StoredGrainState>(keys.Count);
        await using var connection = await database.Open(CancellationToken.None);
        foreach (var type in keys.GroupBy(key => key.Type))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = _select;
            Add(command, "type", type.Key);
            Add(command, "keys", database.Texts(type.Select(key => key.Key)));
            Add(command, "service", HrStorageHosting.ServiceId);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                found[new(type.Key, rows.GetString(0))] = new(rows.GetValue(2) as byte[], rows.GetInt32(1));
            }
        }

        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
