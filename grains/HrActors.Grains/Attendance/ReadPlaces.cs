namespace HrActors.Grains.Attendance;

/// <summary>
/// How far each queue of the log was read. Moves on in place: a punch that made a new map would leave a handful of objects behind that live
/// as long as the employee is awake. People punch at branches of one or two queues, so the list is short.
/// </summary>
internal sealed class ReadPlaces
{
    private (int Queue, long Position)[] _places;

    public ReadPlaces(ImmutableSortedDictionary<int, long> places) => _places = [.. places.Select(place => (place.Key, place.Value))];

    /// <summary>The highest position seen in a queue; 0 where nothing was.</summary>
    public long In(int queue)
    {
        foreach (var place in _places)
        {
            if (place.Queue == queue) return place.Position;
        }

        return 0;
    }

    public void Reach(int queue, long position)
    {
        foreach (ref var place in _places.AsSpan())
        {
            if (place.Queue != queue) continue;
            place.Position = position;
            return;
        }

        _places = [.. _places, (queue, position)];
    }

    public ImmutableSortedDictionary<int, long> ToMap() => _places.ToImmutableSortedDictionary(place => place.Queue, place => place.Position);
}
