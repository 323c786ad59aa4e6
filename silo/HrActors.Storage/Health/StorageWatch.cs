using HrActors.DurableLog;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Storage.Health;

/// <summary>
/// Looks every two seconds whether the database reads, and now and then, or while writing fails, whether it writes. A full disk still
/// reads: only a write finds it.
/// </summary>
internal sealed partial class StorageWatch(
    HrDatabase database, IDirectoryRows rows, IDueWork dueWork, ILogHealth log, TimeProvider time, ILogger<StorageWatch> logger)
    : BackgroundService, IStorageHealth
{
    private const string ProbeOwner = "health:probe";
    private const int ProbeBytes = 16 * 1024;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WritePeriod = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Never due: the row is removed again at once.</summary>
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SemaphoreSlim _one = new(1, 1);
    private DateTimeOffset _looked;
    private DateTimeOffset _wrote;

    public StorageTrouble? Trouble { get; private set; }

    public async Task<StorageTrouble?> Look(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _looked < Fresh) return Trouble;
            var kind = await Try(cancellationToken);
            _looked = time.GetUtcNow();
            Note(kind);
            return Trouble;
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
    }

    private async Task<StorageTroubleKind?> Try(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await rows.Known([ProbeOwner], limit.Token).WaitAsync(limit.Token);
            if (Trouble is null && log.Trouble is null && time.GetUtcNow() - _wrote < WritePeriod) return null;
            await Write(limit.Token).WaitAsync(limit.Token);
            _wrote = time.GetUtcNow();
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return StorageTroubleKind.Unreachable;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return StorageFailure.KindOf(e) ?? StorageTroubleKind.Failing;
        }
    }

    private async Task Write(CancellationToken cancellationToken)
    {
        await dueWork.Schedule(ProbeOwner, Environment.MachineName, Never, new byte[ProbeBytes], cancellationToken);
        await dueWork.Done(ProbeOwner, Environment.MachineName, cancellationToken);
    }

    private void Note(StorageTroubleKind? kind)
    {
        var now = time.GetUtcNow();
        if (kind is null)
        {
            if (Trouble is { } over) LogOver(database.Place, now - over.Since);
            Trouble = null;
        }
        else if (Trouble?.Kind != kind)
        {
            Trouble = new(kind.Value, Trouble?.Since ?? now, database.Place, database.FreeBytes);
            LogTrouble(database.Place, kind.Value, Trouble.Since);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database {Place} is {Trouble} since {Since}")]
    private partial void LogTrouble(string place, StorageTroubleKind trouble, DateTimeOffset since);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database {Place} works again after {Outage}")]
    private partial void LogOver(string place, TimeSpan outage);
}
