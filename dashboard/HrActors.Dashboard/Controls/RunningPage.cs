using HrActors.Contracts.Feed;

namespace HrActors.Dashboard.Controls;

/// <summary>A page that looks again while something is calculated: a second after each answer, and no more once it is done.</summary>
public abstract class RunningPage : CommandPage
{
    internal static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private ITimer? _looking;

    /// <summary>Runs make no news of their own.</summary>
    protected override bool Concerns(Change change) => false;

    protected override void Leave() => _looking?.Dispose();

    /// <summary>To be called with each answer.</summary>
    protected void Follow(bool running)
    {
        _looking ??= Time.CreateTimer(_ => _ = InvokeAsync(Look), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _looking.Change(running ? BetweenLooks : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private async Task Look()
    {
        await Refresh();
        // What could not be read is asked again: the calculation goes on without the page.
        if (Failed) Follow(running: true);
        StateHasChanged();
    }
}
