using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Rows;

/// <summary>
/// A copy of rows in the memory of a silo: a look-up that every call can afford. It is read before the silo takes work and again every
/// period, so that all silos agree within that time. Safe for concurrent use.
/// </summary>
public abstract partial class RefreshedCopy(TimeSpan period, TimeProvider time, ILogger logger) : IHostedService, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private ITimer? _timer;

    /// <summary>Reads the rows now; one reading at a time.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await Read(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Nothing is decided before the rows are known.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        _timer = time.CreateTimer(_ => _ = Look(), null, period, period);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null) await _timer.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _reading.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes over what is new; what is known stays when it fails.</summary>
    protected abstract Task Read(CancellationToken cancellationToken);

    private async Task Look()
    {
        try
        {
            await Refresh(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The database is not there for a moment: what is known stays, the next look tries again.
            LogUnread(GetType().Name, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Copy} could not be read; the next look tries again")]
    private partial void LogUnread(string copy, Exception exception);
}
