using System.Globalization;
using System.Net;
using HrActors.Storage.Tests.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Membership;
using Orleans.Runtime.MembershipService;

namespace HrActors.Storage.Tests.Cluster;

/// <summary>What the clustering provider expects of our texts in OrleansQuery.</summary>
[Collection(PostgresTests.Name)]
public sealed class MembershipSqlTests : IClassFixture<PostgresTestDatabase>
{
    private static readonly DateTime Start = new(2024, 3, 1, 1, 2, 3, DateTimeKind.Utc);
    private readonly PostgresTestDatabase _db;
    private readonly IOptions<ClusterOptions> _cluster = Options.Create(new ClusterOptions { ClusterId = Guid.NewGuid().ToString("N") });

    public MembershipSqlTests(PostgresTestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    [SkippableFact]
    public async Task A_member_is_added_and_changed_only_over_the_present_version()
    {
        var table = await Table();
        var present = (await table.ReadAllAsync()).Version;
        var entry = Member(port: 7_001);

        Assert.False(await table.InsertRowAsync(entry, Next(present, -1)));
        Assert.True(await table.InsertRowAsync(entry, present.Next()));
        Assert.False(await table.InsertRowAsync(Member(port: 7_002), present.Next()));
        Assert.False(await table.InsertRowAsync(entry, (await table.ReadAllAsync()).Version.Next()));

        var (read, etag) = Assert.Single((await table.ReadRowAsync(entry.SiloAddress)).Members);
        Assert.Equal(
            (entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort, Start, Start),
            (read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));

        var version = (await table.ReadAllAsync()).Version;
        Assert.Equal(present.Version + 1, version.Version);
        entry.Status = SiloStatus.ShuttingDown;
        entry.AddSuspector(SiloAddress.New(IPAddress.Loopback, 9, 9), Start);
        Assert.False(await table.UpdateRowAsync(entry, etag, Next(version, -1)));
        Assert.False(await table.UpdateRowAsync(Member(port: 7_003), etag, version.Next()));
        Assert.True(await table.UpdateRowAsync(entry, etag, version.Next()));

        read = Assert.Single((await table.ReadRowAsync(entry.SiloAddress)).Members).Item1;
        Assert.Equal(SiloStatus.ShuttingDown, read.Status);
        Assert.Single(read.SuspectTimes!);
        Assert.Equal(version.Version + 1, (await table.ReadAllAsync()).Version.Version);
    }

    [SkippableFact]
    public async Task A_sign_of_life_moves_no_version_and_old_dead_members_are_cleaned_up()
    {
        var table = await Table();
        var (old, alive) = (Member(port: 7_011), Member(port: 7_012));
        (old.Status, alive.Status) = (SiloStatus.Dead, SiloStatus.Dead);
        Assert.True(await table.InsertRowAsync(old, (await table.ReadAllAsync()).Version.Next()));
        Assert.True(await table.InsertRowAsync(alive, (await table.ReadAllAsync()).Version.Next()));
        var version = (await table.ReadAllAsync()).Version.Version;

        alive.IAmAliveTime = Start.AddDays(30);
        await table.UpdateIAmAliveAsync(alive);
        Assert.Equal(version, (await table.ReadAllAsync()).Version.Version);
        await table.CleanupDefunctSiloEntriesAsync(Start.AddDays(1));

        var members = (await table.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress).ToList();
        Assert.DoesNotContain(old.SiloAddress, members);
        Assert.Contains(alive.SiloAddress, members);
        Assert.Empty((await table.ReadRowAsync(old.SiloAddress)).Members);
    }

    [SkippableFact]
    public async Task The_gateway_of_an_active_silo_is_found()
    {
        var table = await Table();
        var (active, joining) = (Member(port: 7_021), Member(port: 7_022));
        (active.Status, active.ProxyPort) = (SiloStatus.Active, 30_021);
        joining.ProxyPort = 30_022;
        await table.InsertRowAsync(active, (await table.ReadAllAsync()).Version.Next());
        await table.InsertRowAsync(joining, (await table.ReadAllAsync()).Version.Next());
        var gateways = new AdoNetGatewayListProvider(
            NullLogger<AdoNetGatewayListProvider>.Instance,
            NoServices.Instance,
            Options.Create(new AdoNetClusteringClientOptions { Invariant = _db.Database.Invariant, DataSource = _db.Database.Source }),
            Options.Create(new GatewayOptions()),
            _cluster);
        await gateways.InitializeGatewayListProvider();

        Assert.Equal(30_021, Assert.Single(await gateways.GetGateways()).Port);
    }

    [SkippableFact]
    public async Task The_first_silo_makes_the_version_and_the_entries_can_be_deleted()
    {
        var table = await Table();
        Assert.Equal(0, (await table.ReadAllAsync()).Version.Version);
        await table.InsertRowAsync(Member(port: 7_031), (await table.ReadAllAsync()).Version.Next());
        await (await Table()).InitializeMembershipTableAsync(true);
        Assert.Single((await table.ReadAllAsync()).Members);

        await table.DeleteMembershipTableEntriesAsync(_cluster.Value.ClusterId);

        Assert.Empty((await (await Table()).ReadAllAsync()).Members);
    }

    private async Task<IMembershipTable> Table()
    {
        IMembershipTable table = new AdoNetClusteringTable(
            NoServices.Instance,
            _cluster,
            Options.Create(new AdoNetClusteringSiloOptions { Invariant = _db.Database.Invariant, DataSource = _db.Database.Source }),
            NullLogger<AdoNetClusteringTable>.Instance);
        await table.InitializeMembershipTableAsync(true);
        return table;
    }

    private static TableVersion Next(TableVersion version, int offset)
    {
        var at = version.Version + offset;
        return new TableVersion(at, at.ToString(CultureInfo.InvariantCulture)).Next();
    }

    private static MembershipEntry Member(int port) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 1),
        SiloName = "silo-" + port.ToString(CultureInfo.InvariantCulture),
        HostName = "host",
        Status = SiloStatus.Joining,
        ProxyPort = 0,
        StartTime = Start,
        IAmAliveTime = Start,
    };

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
