using HrActors.Contracts.Access;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Feed;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging;

namespace HrActors.Dashboard.Controls;

/// <summary>
/// A page that reads actors when it is opened, when its address changes and when news concern it. Readings of one page follow each
/// other, so an older answer never replaces a newer one; leaving the page ends the reading.
/// </summary>
public abstract partial class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private IDisposable? _listening;

    [CascadingParameter] public Task<AuthenticationState>? Session { get; set; }

    [Inject] internal Words W { get; init; } = null!;
    [Inject] internal CircuitFeed Feed { get; init; } = null!;
    [Inject] internal TimeProvider Time { get; init; } = null!;
    [Inject] internal ILogger<LivePage> Logger { get; init; } = null!;

    /// <summary>The reader; null only before the session is known.</summary>
    protected Principal? By { get; private set; }

    /// <summary>True until the first answer.</summary>
    protected bool Loading { get; private set; } = true;

    /// <summary>Whether the last reading failed; what was read before still stands.</summary>
    protected bool Failed { get; private set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    protected DateOnly Today => Words.Today(Time);

    /// <summary>The accessible name of a table.</summary>
    private protected Dictionary<string, object?> Named(LocalText name) => new() { ["aria-label"] = W[name] };

    /// <summary>Reads what the page shows and sets its fields.</summary>
    protected abstract Task Read(Principal by, CancellationToken cancellationToken);

    /// <summary>Whether a change touches what the page shows.</summary>
    protected abstract bool Concerns(Change change);

    /// <summary>Changes may have gone by that <see cref="Concerns"/> was not asked about: whatever is kept between readings is read again.</summary>
    protected virtual void Missed()
    {
    }

    public void Dispose()
    {
        _listening?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
        Leave();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the page itself holds.</summary>
    protected virtual void Leave()
    {
    }

    protected override async Task OnParametersSetAsync()
    {
        By = Session is null ? null : (await Session).User.ToPrincipal();
        _listening ??= Feed.Listen(Concerns, OnNews, Missed);
        await Refresh();
    }

    protected async Task Refresh()
    {
        if (By is not { } by || _leaving.IsCancellationRequested) return;

        var leaving = Leaving;
        try
        {
            await _reading.WaitAsync(leaving);
            try
            {
                await Read(by, leaving);
                Failed = false;
                Loading = false;
            }
            finally
            {
                _reading.Release();
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page was left: nobody is waiting for the answer.
            Loading = false;
        }
        catch (Exception e)
        {
            // Whatever kept the actors from answering, the page says so and offers to try again.
            Failed = true;
            Loading = false;
            LogUnread(Logger, e, GetType().Name);
        }
    }

    private Task OnNews() => _leaving.IsCancellationRequested ? Task.CompletedTask : InvokeAsync(async () =>
    {
        await Refresh();
        if (!_leaving.IsCancellationRequested) StateHasChanged();
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page {Page} could not be read")]
    private static partial void LogUnread(ILogger logger, Exception exception, string page);
}
