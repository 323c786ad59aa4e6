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

    private readonly string _silo = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}");
    private DateTimeOffset _toldAt = DateTimeOffset.MinValue;
    private KeyRingContent? _told;
    private KeyRingContent? _seen;
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
        await Execute("delete from key_holders where silo = @silo", ring.Value.Content, cancellationToken);
    }

    private async Task Look(CancellationToken cancellationToken)
    {
        Reread();
        // Whoever read it: what is told has to follow also when another part of the process was faster.
        var content = ring.Value.Content;
        if (_seen is not null && !ReferenceEquals(_seen, content)) LogChanged(content.Current, content.Keys.Count);
        _seen = content;
        var now = time.GetUtcNow();
        if (ReferenceEquals(_told, content) && now - _toldAt < SignOfLife) return;

        var isTold = await Execute(
            """
            insert into key_holders (silo, key_ids, current_key, seen_at) values (@silo, @keyIds, @current, @now)
            on conflict (silo) do update set key_ids = excluded.key_ids, current_key = excluded.current_key, seen_at = excluded.seen_at
            """,
            content,
            cancellationToken);
        if (isTold) (_told, _toldAt) = (content, now);
        await Execute("delete from key_holders where seen_at < @forgotten", content, cancellationToken);
    }

    private void Reread()
    {
        try
        {
            ring.Value.Reread();
            _trouble = null;
        }
        catch (StorageStartException e)
        {
            // The ring that was read before goes on serving; said once, not every second.
            if (_trouble != e.Message) LogUnreadable(e.Message);
            _trouble = e.Message;
        }
    }

    /// <summary>False when the database is away.</summary>
    private async Task<bool> Execute(string sql, KeyRingContent content, CancellationToken cancellationToken)
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
                    keyIds = string.Join(',', content.Keys.Keys),
                    current = content.Current,
                    now = Microseconds.From(now),
                    forgotten = Microseconds.From(now - Forgotten),
                },
                cancellationToken: cancellationToken));
            return true;
        }
        catch (DbException e)
        {
            // The next second tells it again; a database that is away is told of elsewhere.
            LogNotTold(e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The key ring has changed: {Current} encrypts, {Count} keys open")]
    private partial void LogChanged(string current, int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The keys of this silo could not be told")]
    private partial void LogNotTold(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason} The keys read before go on serving")]
    private partial void LogUnreadable(string reason);
}
