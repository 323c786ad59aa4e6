using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Grains.Rows;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.Sample;

/// <summary>What must be there before the first request: accounts, the daily end of the audit trail, and the branches of the sample group.</summary>
internal sealed class StartData(
    HostSettings settings, StartAccounts accounts, IGrainFactory grains, IDueWork dueWork, Callers callers, TimeProvider time)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var system = callers.AsSystem();
        await accounts.Ensure();
        // It moves itself on from day to day afterwards.
        await dueWork.TrySchedule(GrainKeys.Audit, "seal", time.GetUtcNow(), null, cancellationToken);
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
