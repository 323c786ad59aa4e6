using System.Globalization;
using HrActors.Contracts.Devices;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteDeviceRowsTests(SqliteTestDatabase db) : DeviceRowsTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresDeviceRowsTests(PostgresTestDatabase db) : DeviceRowsTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class DeviceRowsTests
{
    private readonly TestDatabase _db;

    protected DeviceRowsTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IDeviceRows Rows => _db.Get<IDeviceRows>();

    [SkippableFact]
    public async Task A_device_comes_back_as_it_was_and_an_older_version_changes_nothing()
    {
        var device = Device("WHOLE-1", "whole") with
        {
            Address = "10.1.2.3", Firmware = "Ver 8.0.4", DriftSeconds = -92, RefusedAt = Some.Instant.AddMinutes(3), RefusedAddress = "10.9.9.9", Version = 5,
        };
        await Rows.Save(device, default);

        await Rows.Save(device with { Version = 4, Firmware = "older", Registration = null }, default);

        var read = Assert.Single((await Rows.Devices(new() { BranchCode = "whole" }, default)).Items);
        Assert.Equal(device with { Registration = null }, read with { Registration = null, Orders = device.Orders });
        Assert.Equal(["10.0.0.0/8", "::1"], read.Registration!.Addresses);
        Assert.Equal(device.Registration! with { Addresses = read.Registration.Addresses }, read.Registration);
        Assert.True(read.DriftAlert);
    }

    [SkippableFact]
    public async Task What_is_not_known_of_a_device_stays_unknown()
    {
        await Rows.Save(new DeviceView { Serial = "BARE-1", FirstSeenAt = Some.Instant.AddYears(5), Version = 0 }, default);

        var read = (await Rows.Devices(new() { Registered = false, Limit = 500 }, default)).Items.Single(one => one.Serial == "BARE-1");
        Assert.Equal((null, null, null, null), (read.LastSeenAt, read.DriftSeconds, read.Firmware, read.RefusedAt));
    }

    [SkippableFact]
    public async Task They_are_listed_newest_first_within_the_branches_of_the_reader_page_by_page()
    {
        for (var i = 0; i < 5; i++) await Rows.Save(Device($"LIST-{i}", i == 4 ? "list-2" : "list-1") with { FirstSeenAt = Some.Instant.AddHours(i) }, default);

        var first = await Rows.Devices(new() { Scope = ["list-1", "list-2"], Registered = true, Limit = 3 }, default);
        var second = await Rows.Devices(new() { Scope = ["list-1", "list-2"], Registered = true, Limit = 3, Cursor = first.Next }, default);

        Assert.Equal(["LIST-4", "LIST-3", "LIST-2", "LIST-1", "LIST-0"], first.Items.Concat(second.Items).Select(device => device.Serial));
        Assert.Null(second.Next);
        Assert.Equal(["LIST-4"], (await Rows.Devices(new() { Scope = ["list-2"] }, default)).Items.Select(device => device.Serial));
        Assert.Empty((await Rows.Devices(new() { Scope = ["list-2"], BranchCode = "list-1" }, default)).Items);
    }

    [SkippableFact]
    public async Task Of_devices_nobody_registered_only_those_that_called_last_are_kept()
    {
        var registered = Device("KEPT", "kept") with { LastSeenAt = Some.Instant.AddYears(-1) };
        await Rows.Save(registered, default);
        for (var i = 0; i <= IDeviceRows.MostUnknown; i++)
            await Rows.Save(
                new DeviceView { Serial = string.Create(CultureInfo.InvariantCulture, $"MADE-UP-{i:000}"), LastSeenAt = Some.Instant.AddYears(1).AddMinutes(i), Version = 0 },
                default);

        var unknown = await Rows.Devices(new() { Registered = false, Limit = 500 }, default);

        Assert.Equal(IDeviceRows.MostUnknown, unknown.Items.Length);
        Assert.DoesNotContain(unknown.Items, device => device.Serial == "MADE-UP-000");
        Assert.Contains(unknown.Items, device => device.Serial == "MADE-UP-001");
        Assert.Single((await Rows.Devices(new() { BranchCode = "kept" }, default)).Items);
    }

    [SkippableFact]
    public async Task What_is_said_for_the_device_comes_before_what_is_said_for_its_branch()
    {
        await Rows.Save(new PinMapping { Scope = "br:pins", Pin = "7", EmployeeNo = "E-branch" }, default);
        await Rows.Save(new PinMapping { Scope = "br:pins", Pin = "8", EmployeeNo = "E-8" }, default);
        await Rows.Save(new PinMapping { Scope = "dev:PINS", Pin = "7", EmployeeNo = "E-first" }, default);
        await Rows.Save(new PinMapping { Scope = "dev:PINS", Pin = "7", EmployeeNo = "E-device" }, default);

        var found = await Rows.EmployeesOf("dev:PINS", "br:pins", ["7", "8", "9"], default);

        Assert.Equal([("7", "E-device"), ("8", "E-8")], found.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)));
        Assert.True(await Rows.RemoveMapping("dev:PINS", "7", default));
        Assert.False(await Rows.RemoveMapping("dev:PINS", "7", default));
        Assert.Equal("E-branch", (await Rows.EmployeesOf("dev:PINS", "br:pins", ["7"], default))["7"]);
        Assert.Equal(["7", "8"], (await Rows.Mappings("br:pins", default)).Select(mapping => mapping.Pin));
    }

    private static DeviceView Device(string serial, string branch) => new()
    {
        Serial = serial,
        Registration = new()
        {
            Name = "一楼考勤机", BranchCode = branch, Addresses = ["10.0.0.0/8", "::1"], OffsetMinutes = 420,
            PinRule = new() { DropZeros = true, PadTo = 6, Prefix = "2" }, DriftAlertSeconds = 90,
        },
        FirstSeenAt = Some.Instant.ToUniversalTime(),
        LastSeenAt = Some.Instant.AddMinutes(1).ToUniversalTime(),
        Version = 1,
    };
}
