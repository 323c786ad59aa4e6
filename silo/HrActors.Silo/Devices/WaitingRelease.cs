using HrActors.Grains.Attendance;
using HrActors.Grains.Rows;
using HrActors.Silo.Intake;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Devices;

/// <summary>
/// Puts punches that waited into the log once their employee is known, because somebody said whose user id it is or the employee was
/// taken on. Every silo does it; the log keeps each punch once.
/// </summary>
internal sealed partial class WaitingRelease(
    IIntakeRows rows, ClockLog log, LateEvents late, IOptions<IntakeOptions> options, TimeProvider time, ILogger<WaitingRelease> logger)
    : BackgroundService
{
    private const int PageSize = 1_000;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PurgePeriod = TimeSpan.FromHours(6);

    private DateTimeOffset _purgedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await ReleaseSome(stoppingToken) == PageSize) LogMore();
                await Purge(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database or the log is not there for a moment: the next tick tries again.
                LogFailed(exception);
            }
        }
    }

    private async Task<int> ReleaseSome(CancellationToken cancellationToken)
    {
        var ready = await rows.Ready(PageSize, cancellationToken);
        foreach (var branch in ready.GroupBy(punch => punch.Event.BranchCode, StringComparer.Ordinal))
        {
            await log.Append(branch.Key, [.. branch.Select(punch => punch.Event)], late, cancellationToken);
            await rows.Remove([.. branch], cancellationToken);
        }

        return ready.Count;
    }

    private async Task Purge(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _purgedAt < PurgePeriod) return;
        await rows.Purge(now.AddDays(-options.Value.NoteDays), cancellationToken);
        _purgedAt = now;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "More punches wait whose employees are known")]
    private partial void LogMore();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Punches that waited could not be taken; tried again")]
    private partial void LogFailed(Exception exception);
}
