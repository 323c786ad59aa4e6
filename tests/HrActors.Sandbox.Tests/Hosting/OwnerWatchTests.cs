using System.Diagnostics;
using HrActors.Sandbox.Hosting;

namespace HrActors.Sandbox.Tests.Hosting;

public sealed class OwnerWatchTests
{
    [Fact]
    public void A_running_owner_keeps_it() => Assert.False(Watch(Environment.ProcessId).Watch.IsAbandoned());

    [Fact]
    public void Without_an_owner_it_is_never_abandoned() => Assert.False(Watch(null).Watch.IsAbandoned());

    [Fact]
    public async Task After_the_end_of_the_owner_it_waits_out_the_grace_and_a_new_owner_ends_the_wait()
    {
        var gone = await EndedProcess();
        var (watch, time) = Watch(gone);
        Assert.False(watch.IsAbandoned());
        time.Advance(OwnerWatch.Grace - TimeSpan.FromMilliseconds(1));
        Assert.False(watch.IsAbandoned());
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(watch.IsAbandoned());

        Assert.False(watch.Adopt(gone));
        Assert.True(watch.Adopt(Environment.ProcessId));
        Assert.False(watch.IsAbandoned());
    }

    private static (OwnerWatch Watch, Microsoft.Extensions.Time.Testing.FakeTimeProvider Time) Watch(int? pid)
    {
        var time = SandboxHost.Clock();
        return (new OwnerWatch(SandboxHost.Options("unused") with { OwnerPid = pid, Time = time }), time);
    }

    private static async Task<int> EndedProcess()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return process.Id;
    }
}
