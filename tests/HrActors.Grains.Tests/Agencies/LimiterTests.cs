using HrActors.Grains.Agencies;

namespace HrActors.Grains.Tests.Agencies;

public sealed class LimiterTests
{
    private readonly Limiter _limiter = new(4);
    private readonly List<string> _started = [];
    private readonly Dictionary<string, TaskCompletionSource> _open = [];
    private readonly List<Task> _calls = [];

    [Fact]
    public void What_is_beyond_the_limit_waits_in_order()
    {
        foreach (var call in new[] { "1", "2", "3", "4", "5", "6" }) Run(call);
        Assert.Equal(["1", "2", "3", "4"], _started);

        End("3");
        Assert.Equal(["1", "2", "3", "4", "5"], _started);
        End("1");
        Assert.Equal("6", _started[^1]);
    }

    [Fact]
    public void The_background_has_half_the_places_and_waits_for_everything_else()
    {
        foreach (var poll in new[] { "p1", "p2", "p3" }) Run(poll, inBackground: true);
        Assert.Equal(["p1", "p2"], _started);

        foreach (var call in new[] { "1", "2", "3" }) Run(call);
        Assert.Equal(["p1", "p2", "1", "2"], _started);

        End("p1");
        Assert.Equal("3", _started[^1]);
        End("1");
        Assert.Equal("p3", _started[^1]);
    }

    [Fact]
    public void A_call_that_fails_leaves_its_place()
    {
        foreach (var call in new[] { "1", "2", "3", "4", "5" }) Run(call);

        _open["2"].SetException(new InvalidOperationException("on purpose"));

        Assert.Equal("5", _started[^1]);
        Assert.Single(_calls, call => call.IsFaulted);
    }

    /// <summary>Without a scheduler of its own everything goes on in the thread that makes it possible: see <see cref="Inline"/>.</summary>
    private void Run(string name, bool inBackground = false)
    {
        new Inline().Post(
            _ => _calls.Add(_limiter.Run(
                () =>
                {
                    _started.Add(name);
                    return (_open[name] = new()).Task;
                },
                inBackground)),
            null);
    }

    private void End(string name) => _open[name].SetResult();

    /// <summary>Runs what is posted at once.</summary>
    private sealed class Inline : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                d(state);
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}
