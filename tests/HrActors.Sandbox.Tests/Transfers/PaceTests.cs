using HrActors.Sandbox.Tests.Hosting;
using HrActors.Sandbox.Tests.Persons;

namespace HrActors.Sandbox.Tests.Transfers;

public sealed class PaceTests : IAsyncLifetime, IDisposable
{
    private const string Number = PersonTests.Number;

    private readonly TempFolder _folder = new();
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.Start(_folder.Path);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_transfer_advances_one_node_a_leg_to_its_end()
    {
        await _host.Put($"/sandbox/persons/{Number}", PersonTests.Guangzhou("paused"));
        await _host.Put("/sandbox/pace", new { secondsPerLeg = 10 });
        var receipt = await _host.Submit("key-1", SignedForm.For(Number));

        var counts = new List<int>();
        for (var leg = 0; leg < 6; leg++)
        {
            _host.Time.Advance(TimeSpan.FromMilliseconds(9_999));
            Assert.Equal(0, await _host.StepPace());
            _host.Time.Advance(TimeSpan.FromMilliseconds(1));
            counts.Add(await _host.StepPace());
        }

        Assert.Equal([1, 1, 1, 1, 1, 0], counts);
        Assert.Equal(
            ["submitted", "accepted", "origin-reviewed", "information-table", "funds-arrived", "completed"],
            await _host.Nodes(receipt));
        var nodes = (await _host.GetJson($"/agency/v1/transfers/{receipt}")).GetProperty("nodes");
        Assert.Equal("2026-11-23T10:00:10.000+08:00", nodes[1].GetProperty("at").GetString());
        Assert.False(nodes[1].TryGetProperty("money", out _));
        // 36 Guangzhou months of 194,400 in all: 8 % and 12 %.
        Assert.Equal(
            """{"personalAccount":15552.00,"pooled":23328.00,"interest":0.00,"total":38880.00}""",
            nodes[4].GetProperty("money").ToString());

        var record = (await _host.Ask(Number, "示例甲")).GetProperty("records")[0];
        Assert.Equal(("terminated", 36), (record.GetProperty("status").GetString(), record.GetProperty("months").GetInt32()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(null)]
    public async Task Without_a_pace_nothing_moves(int? secondsPerLeg)
    {
        await _host.Put("/sandbox/pace", new { secondsPerLeg = 1 });
        await _host.Put("/sandbox/pace", new { secondsPerLeg });
        var receipt = await _host.Submit("key-1", SignedForm.For(Number));
        _host.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await _host.StepPace());
        Assert.Equal(["submitted"], await _host.Nodes(receipt));
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("returned")]
    [InlineData("withdrawn")]
    public async Task A_closed_transfer_stays_where_it_is(string node)
    {
        await _host.Put("/sandbox/pace", new { secondsPerLeg = 1 });
        var receipt = await _host.Submit("key-1", SignedForm.For(Number));
        await _host.Put($"/sandbox/transfers/{receipt}/nodes", new { node });
        _host.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, await _host.StepPace());
        Assert.Equal(["submitted", node], await _host.Nodes(receipt));
    }

    [Fact]
    public async Task What_came_by_hand_is_not_made_again()
    {
        await _host.Put("/sandbox/pace", new { secondsPerLeg = 1 });
        var receipt = await _host.Submit("key-1", SignedForm.For(Number));
        await _host.Put($"/sandbox/transfers/{receipt}/nodes", new { node = "funds-arrived" });
        for (var leg = 0; leg < 5; leg++)
        {
            _host.Time.Advance(TimeSpan.FromSeconds(1));
            await _host.StepPace();
        }

        Assert.Equal(
            ["submitted", "funds-arrived", "accepted", "origin-reviewed", "information-table", "completed"],
            await _host.Nodes(receipt));
    }
}
