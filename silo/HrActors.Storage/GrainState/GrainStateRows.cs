using System.Data.Common;
using System.Globalization;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.GrainState;

/// <summary>The row of an actor with a text key.</summary>
internal readonly record struct GrainStateKey(string Type, string Key);

/// <summary>A row as stored; the payload is null when the state was cleared.</summary>
internal sealed record StoredGrainState(byte[]? Payload, int Version);

/// <summary>Reads rows of grain_state, many in one statement, and writes them, many in one commit.</summary>
internal sealed class GrainStateRows(HrDatabase database, GroupCommit writes)
{
    private const string Insert =
        """
        insert into grain_state (service_id, grain_type, key_n0, key_n1, key_text, payload, version)
        values (@service, @type, 0, 0, @key, @payload, 1)
        on conflict do nothing
        returning version
        """;

    private const string Update =
        """
        update grain_state set payload = @payload, version = version + 1
        where grain_type = @type and key_text = @key and key_n0 = 0 and key_n1 = 0 and service_id = @service and version = @version
        returning version
        """;

    private const string Select = "select g.key_text, g.version, g.payload from ";

    /// <summary>A list costs PostgreSQL a plan each time, as it plans anew for its length; most actors wake alone.</summary>
    private const string SelectOne =
        Select + "grain_state g where g.grain_type = @type and g.key_text = @key and g.key_n0 = 0 and g.key_n1 = 0 and g.service_id = @service";

    private readonly string _select = Select + database.LookUpEach(
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
            var isOne = type.Count() == 1;
            command.CommandText = isOne ? SelectOne : _select;
            Add(command, "type", type.Key);
            if (isOne) Add(command, "key", type.Single().Key);
            else Add(command, "keys", database.Texts(type.Select(key => key.Key)));
            Add(command, "service", HrStorageHosting.ServiceId);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                found[new(type.Key, rows.GetString(0))] = new(rows.GetValue(2) as byte[], rows.GetInt32(1));
            }
        }

        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    /// <summary>Writes a row together with what goes along with it, and answers its new version; null when another one than expected is stored.</summary>
    /// <param name="key">Of the row.</param>
    /// <param name="payload">The serialised state.</param>
    /// <param name="version">The version that must be stored; null when there must be no row.</param>
    public async Task<int?> Write(GrainStateKey key, byte[] payload, int? version)
    {
        (string, object?)[] values = [("service", HrStorageHosting.ServiceId), ("type", key.Type), ("key", key.Key), ("payload", payload)];
        var state = version is { } expected ? new RowWrite(Update, [.. values, ("version", expected)]) : new RowWrite(Insert, values);
        var written = await writes.WriteTogether([.. RowsWithState.Take(), state]);
        return written[^1].Returned is { } returned ? Convert.ToInt32(returned, CultureInfo.InvariantCulture) : null;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
