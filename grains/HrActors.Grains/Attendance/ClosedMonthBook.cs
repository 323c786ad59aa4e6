using System.Collections.Frozen;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Attendance;

/// <summary>
/// The closed months in the memory of a silo: a look-up of nanoseconds that every event can afford. Rows are read again every few
/// seconds, so that all silos agree within that time. Safe for concurrent use.
/// </summary>
public sealed partial class ClosedMonthBook(
    IClosedMonths rows, IOptions<AttendanceOptions> options, TimeProvider time, ILogger<ClosedMonthBook> logger)
    : IHostedService, IDisposable
{
    /// <summary>Rows are read from this long before the newest known one: clocks of silos differ, and commits may come late.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile FrozenDictionary<(string Branch, YearMonth Month), ClosedMonth> _closed =
        FrozenDictionary<(string, YearMonth), ClosedMonth>.Empty;
    private DateTimeOffset _newest = DateTimeOffset.UnixEpoch + Overlap;
    private ITimer? _timer;

    /// <summary>False as long as no month of any branch is closed.</summary>
    public bool HasAny => _closed.Count > 0;

    /// <summary>The close of the month of a branch; null while it is open.</summary>
    public ClosedMonth? Find(string branchCode, YearMonth month) => _closed.GetValueOrDefault((branchCode, month));

    /// <summary>The close of the month in which an instant lies by the local date; null while it is open.</summary>
    public ClosedMonth? Find(string branchCode, DateTimeOffset at) =>
        HasAny ? Find(branchCode, YearMonth.Of(ChinaTime.DateOf(at))) : null;

    /// <summary>Reads the rows now.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var fresh = (await rows.Since(_newest - Overlap, cancellationToken)).Where(row => Find(row.BranchCode, row.Month) is null).ToList();
            if (fresh.Count == 0) return;

            _newest = fresh.Max(row => row.ClosedAt) is var newest && newest > _newest ? newest : _newest;
            _closed = _closed.Values.Concat(fresh).ToFrozenDictionary(row => (row.BranchCode, row.Month));
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>No event is taken before the closed months are known.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        var period = TimeSpan.FromSeconds(options.Value.ClosedMonthsSeconds);
        _timer = time.CreateTimer(_ => _ = Look(), null, period, period);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null) await _timer.DisposeAsync();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _reading.Dispose();
    }

    private async Task Look()
    {
        try
        {
            await Refresh(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The database is not there for a moment: what is known stays, the next look tries again.
            LogUnread(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The closed months could not be read; the next look tries again")]
    private partial void LogUnread(Exception exception);
}
