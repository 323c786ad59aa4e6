using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.Sample;

/// <summary>What must be there before the first request: accounts, and the branches of the sample group.</summary>
internal sealed class StartData(HostSettings settings, StartAccounts accounts, IGrainFactory grains) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await accounts.Ensure();
        if (!settings.Sample) return;

        foreach (var branch in SampleBranches.All)
        {
            var grain = grains.GetGrain<IBranchGrain>(GrainKeys.Branch(branch.Facts.Code));
            // A branch that somebody has changed since stays as it is.
            if (await grain.Get() is null) await grain.Configure(branch);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
