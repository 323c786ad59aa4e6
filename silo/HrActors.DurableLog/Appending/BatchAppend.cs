namespace HrActors.DurableLog.Appending;

/// <summary>One call's events for several streams: cut into pieces of at most a commit, by queue, in the order given.</summary>
internal sealed class BatchAppend(int maxCommit)
{
    private readonly List<PreparedEvent[]> _prepared = [];
    private readonly Dictionary<int, List<StreamPart>> _open = [];
    private readonly Dictionary<int, List<PendingAppend>> _byQueue = [];

    /// <summary>What to append, queue by queue. Ends the adding.</summary>
    public Dictionary<int, List<PendingAppend>> ByQueue
    {
        get
        {
            foreach (var queue in _open.Keys) Close(queue);
            _open.Clear();
            return _byQueue;
        }
    }

    public void Add(LogStream stream, StreamPlace place, PreparedEvent[] events)
    {
        _prepared.Add(events);
        if (!_open.TryGetValue(place.Queue, out var parts))
        {
            _open.Add(place.Queue, parts = []);
            _byQueue.Add(place.Queue, []);
        }

        if (parts.Sum(part => part.Count) + events.Length > maxCommit) Close(place.Queue);
        for (var from = 0; from < events.Length; from += maxCommit)
        {
            parts.Add(new(stream, place, events, from, Math.Min(maxCommit, events.Length - from)));
            if (from + maxCommit < events.Length) Close(place.Queue);
        }
    }

    /// <summary>One outcome per event, as <paramref name="batch"/> has them.</summary>
    public IReadOnlyList<IReadOnlyList<AppendOutcome>> Outcomes(IReadOnlyList<StreamEvents> batch)
    {
        var next = 0;
        var outcomes = new IReadOnlyList<AppendOutcome>[batch.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var events = batch[i].Events.Count == 0 ? [] : _prepared[next++];
            outcomes[i] = Array.ConvertAll(events, e => e.Outcome);
        }

        return outcomes;
    }

    private void Close(int queue)
    {
        if (_open[queue] is not { Count: > 0 } parts) return;
        _byQueue[queue].Add(new([.. parts]));
        parts.Clear();
    }
}
