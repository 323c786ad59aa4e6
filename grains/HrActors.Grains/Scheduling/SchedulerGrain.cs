using HrActors.Contracts.Access;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace HrActors.Grains.Scheduling;

/// <summary>Sweeps the table of due work and calls the owners. One for the cluster; every silo pokes it, so it outlives any of them.</summary>
[Alias("hr.ISchedulerGrain")]
internal interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>Calls every owner that has something due; answers how many rows it took.</summary>
    [Alias("Sweep"), SystemOnly] Task<int> Sweep();
}

[GrainType("scheduler"), Reentrant]
internal sealed partial class SchedulerGrain(IDueWork dueWork, Callers callers, TimeProvider time, ILogger<SchedulerGrain> logger) : Grain, ISchedulerGrain
{
    private const int PageSize = 200;
    private const int InFlight = 32;

    /// <summary>An owner that has not settled its row by then is called again.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private bool _sweeping;

    public async Task<int> Sweep()
    {
        // Several silos poke; one sweep at a time is enough.
        if (_sweeping) return 0;
        _sweeping = true;
        try
        {
            var due = await dueWork.Due(time.GetUtcNow(), PageSize, CancellationToken.None);
            await due.ForEachBounded(InFlight, Call, CancellationToken.None);
            return due.Count;
        }
        finally
        {
            _sweeping = false;
        }
    }

    private async ValueTask Call(DueItem item, CancellationToken cancellationToken)
    {
        await dueWork.Postpone(item.Owner, item.Kind, time.GetUtcNow() + Lease, cancellationToken);
        try
        {
            using var system = callers.AsSystem();
            await DueWorkOwners.Find(GrainFactory, item.Owner).DoDueWork(item.Kind);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The row stands and comes again; one owner's failure must not keep the others waiting.
            LogFailed(item.Owner, item.Kind, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Due work {Kind} of {Owner} failed; it is called again")]
    private partial void LogFailed(string owner, string kind, Exception exception);
}
