using HrActors.Contracts.Feed;
using HrActors.Dashboard.Controls;

namespace HrActors.Dashboard.Policies;

/// <summary>A page about drafts: it looks again when one comes or is decided, and its clocks move on each minute.</summary>
public abstract class PolicyPage : RunningPage
{
    private ITimer? _clock;

    protected DateTimeOffset Now => Time.GetUtcNow();

    protected override bool Concerns(Change change) => change?.Policy is not null;

    protected override void OnInitialized() =>
        _clock = Time.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    protected override void Leave()
    {
        _clock?.Dispose();
        base.Leave();
    }
}
