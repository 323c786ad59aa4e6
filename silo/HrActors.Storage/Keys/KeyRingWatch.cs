using System.Data.Common;
using System.Globalization;
using Dapper;
using HrActors.Storage.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Storage.Keys;

/// <summary>
/// Reads the key file again every second, so that a key added anywhere is known to every silo within seconds, and tells the others which
/// keys this silo has.
/// </summary>
internal sealed partial class KeyRingWatch(HrDatabase database, Lazy<KeyRing> ring, TimeProvider time, ILogger<KeyRingWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>How often a silo tells its keys when they have not changed.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly string _silo = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}");
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private string? _trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await Look(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Tell("delete from key_holders where silo = @silo", cancellationToken);
    }

    private async Task Look(CancellationToken cancellationToken)
    {
        var changed = Reread();
        if (!changed && time.GetUtcNow() - _told < SignOfLife) return;

        await Tell(
            """
            insert into key_holders (silo, key_ids, current_key, seen_at) values (@silo, @keyIds, @current, @now)
            on conflict (silo) do update set key_ids = excluded.key_ids, current_key = excluded.current_key, seen_at = excluded.seen_at
            """,
            cancellationToken);
        await Tell("delete from key_holders where seen_at < @forgotten", cancellationToken);
    }

    private bool Reread()
    {
        try
        {
            var changed = ring.Value.Reread();
            if (changed) LogChanged(ring.Value.CurrentKeyId, ring.Value.Content.Keys.Count);
            _trouble = null;
            return changed;
        }
        catch (StorageStartException e)
        {
            // The ring that was read before goes on serving; said once, not every second.
            if (_trouble != e.Message) LogUnreadable(e.Message);
            _trouble = e.Message;
            return false;
        }
    }

    private async Task Tell(string sql, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            await using var connection = await database.Open(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                sql,
                new
                {
                    silo = _silo,
                    keyIds = string.Join(',', ring.Value.Content.Keys.Keys),
                    current = ring.Value.CurrentKeyId,
                    now = Microseconds.From(now),
                    forgotten = Microseconds.From(now - Forgotten),
                },
                cancellationToken: cancellationToken));
            _told = now;
        }
        catch (DbException e)
        {
            // The next second tells it again; a database that is away is told of elsewhere.
            LogNotTold(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The key ring has changed: {Current} encrypts, {Count} keys open")]
    private partial void LogChanged(string current, int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The keys of this silo could not be told")]
    private partial void LogNotTold(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason} The keys read before go on serving")]
    private partial void LogUnreadable(string reason);
}
