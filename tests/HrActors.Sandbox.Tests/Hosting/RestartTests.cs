using HrActors.Sandbox.Hosting;
using HrActors.Sandbox.Tests.Callbacks;
using HrActors.Sandbox.Tests.Persons;

namespace HrActors.Sandbox.Tests.Hosting;

public sealed class RestartTests : IDisposable
{
    private const string Number = PersonTests.Number;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restart_keeps_persons_submissions_keys_nodes_settings_and_what_was_not_delivered()
    {
        await using var listener = await CallbackListener.Start();
        var time = SandboxHost.Clock();
        var form = SignedForm.For(Number);
        string receipt;
        await using (var before = await SandboxHost.Start(_folder.Path, listener.Url, time))
        {
            await before.Put($"/sandbox/persons/{Number}", PersonTests.Guangzhou("paused"));
            await before.Put("/sandbox/pace", new { secondsPerLeg = 7 });
            await before.Put("/sandbox/faults", new { latencyMs = 0, duplicateCallbacks = false, errorRate = 0, down = true });
            await before.Put("/sandbox/faults", new { });
            receipt = await before.Submit("key-1", form);
            await before.Put($"/sandbox/transfers/{receipt}/nodes", new { node = "accepted" });
            listener.Answers.Enqueue(503);
            await before.StepCallbacks();
        }

        time.Advance(TimeSpan.FromSeconds(1));
        await using var after = await SandboxHost.Start(_folder.Path, listener.Url, time);
        await after.StepCallbacks();

        Assert.Equal(1, (await after.Ask(Number, "示例甲")).GetProperty("records").GetArrayLength());
        Assert.Equal(receipt, await after.Submit("key-1", form));
        Assert.Equal(["submitted", "accepted"], await after.Nodes(receipt));
        Assert.Equal(["accepted", "accepted"], listener.Nodes);
        Assert.Equal(7, (await after.GetJson("/sandbox/pace")).GetProperty("secondsPerLeg").GetInt32());
        Assert.Equal("SBX-20261123-000002", await after.Submit("key-2", form));
    }

    [Fact]
    public async Task Two_sandboxes_do_not_share_a_folder()
    {
        await using var first = await SandboxHost.Start(_folder.Path);

        await Assert.ThrowsAsync<SandboxStartException>(() => SandboxHost.Start(_folder.Path));
    }
}
