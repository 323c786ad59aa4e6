using System.Text.Json;
using Dapper;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class DeviceRows(HrDatabase database) : IDeviceRows
{
    private const string Select =
        """
        select serial as Serial, registration as Registration, first_seen_at as FirstSeenAt, seen_at as SeenAt, address as Address,
            firmware as Firmware, drift_seconds as DriftSeconds, refused_at as RefusedAt, refused_address as RefusedAddress, version as Version
        from device
        """;

    public async Task Save(DeviceView device, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(device);
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into device (serial, branch_code, registration, first_seen_at, seen_at, address, firmware, drift_seconds, refused_at,
                refused_address, version)
            values (@Serial, @BranchCode, @Registration, @FirstSeenAt, @SeenAt, @Address, @Firmware, @DriftSeconds, @RefusedAt,
                @RefusedAddress, @Version)
            on conflict (serial) do update set branch_code = excluded.branch_code, registration = excluded.registration,
                seen_at = excluded.seen_at, address = excluded.address, firmware = excluded.firmware,
                drift_seconds = excluded.drift_seconds, refused_at = excluded.refused_at, refused_address = excluded.refused_address,
                version = excluded.version
            where excluded.version >= device.version
            """,
            Stored.From(device),
            cancellationToken: cancellationToken));
        if (device.Registration is not null) return;

        await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from device where registration is null and serial in
                (select serial from device where registration is null order by coalesce(seen_at, 0) desc, serial limit 1000 offset @most)
            """,
            new { most = IDeviceRows.MostUnknown },
            cancellationToken: cancellationToken));
    }

    public Task<Page<DeviceView>> Devices(DeviceQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var list = new ListQuery(database, Select, "first_seen_at", "serial").WithinBranches(query.Scope, query.BranchCode);
        if (query.Registered is { } registered) list.Where(registered ? "registration is not null" : "registration is null");
        return list.Read<Stored, DeviceView>(
            query.Cursor, query.Limit, row => row.ToView(), row => new(row.FirstSeenAt, row.Serial), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, string>> EmployeesOf(
        string device, string branch, IReadOnlyCollection<string> pins, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<PinMapping>(new CommandDefinition(
            $"select scope as Scope, pin as Pin, employee_no as EmployeeNo from device_pin where scope in (@device, @branch) "
            + $"and {database.IsOneOf("pin", "@pins")}",
            new DynamicParameters(new Dictionary<string, object> { ["device"] = device, ["branch"] = branch, ["pins"] = database.Texts(pins) }),
            cancellationToken: cancellationToken));
        return rows.GroupBy(row => row.Pin, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => (same.FirstOrDefault(row => row.Scope == device) ?? same.First()).EmployeeNo, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<PinMapping>> Mappings(string scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. await connection.QueryAsync<PinMapping>(new CommandDefinition(
            "select scope as Scope, pin as Pin, employee_no as EmployeeNo from device_pin where scope = @scope order by pin",
            new { scope },
            cancellationToken: cancellationToken))];
    }

    public async Task Save(PinMapping mapping, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into device_pin (scope, pin, employee_no) values (@Scope, @Pin, @EmployeeNo)
            on conflict (scope, pin) do update set employee_no = excluded.employee_no
            """,
            mapping,
            cancellationToken: cancellationToken));
    }

    public async Task<bool> RemoveMapping(string scope, string pin, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "delete from device_pin where scope = @scope and pin = @pin", new { scope, pin }, cancellationToken: cancellationToken)) > 0;
    }

    private sealed record Stored
    {
        public string Serial { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public string? Registration { get; init; }
        public long FirstSeenAt { get; init; }
        public long? SeenAt { get; init; }
        public string? Address { get; init; }
        public string? Firmware { get; init; }
        public long? DriftSeconds { get; init; }
        public long? RefusedAt { get; init; }
        public string? RefusedAddress { get; init; }
        public long Version { get; init; }

        public static Stored From(DeviceView device) => new()
        {
            Serial = device.Serial,
            BranchCode = device.Registration?.BranchCode ?? "",
            Registration = device.Registration is { } registration ? JsonSerializer.Serialize(registration) : null,
            FirstSeenAt = Microseconds.From(device.FirstSeenAt ?? device.LastSeenAt ?? DateTimeOffset.UnixEpoch),
            SeenAt = Microseconds.From(device.LastSeenAt),
            Address = device.Address,
            Firmware = device.Firmware,
            DriftSeconds = device.DriftSeconds,
            RefusedAt = Microseconds.From(device.RefusedAt),
            RefusedAddress = device.RefusedAddress,
            Version = device.Version,
        };

        public DeviceView ToView() => new()
        {
            Serial = Serial,
            Registration = Registration is { } registration ? JsonSerializer.Deserialize<DeviceRegistration>(registration) : null,
            FirstSeenAt = Microseconds.ToInstant(FirstSeenAt),
            LastSeenAt = Microseconds.ToInstant(SeenAt),
            Address = Address,
            Firmware = Firmware,
            DriftSeconds = DriftSeconds,
            RefusedAt = Microseconds.ToInstant(RefusedAt),
            RefusedAddress = RefusedAddress,
            Version = Version,
        };
    }
}
