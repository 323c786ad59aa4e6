namespace HrActors.Domain.Attendance;

/// <summary>
/// Which events corrections name, whatever order they came in: one that names an unknown event stands by itself until that arrives.
/// Corrections may be corrected and taken back in turn.
/// </summary>
internal sealed class PunchLinks
{
    private readonly Dictionary<(string Source, string Id), Punch> _events;
    private readonly ILookup<Punch, Punch> _naming;
    private readonly Dictionary<Punch, Punch> _named = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<Dictionary<string, Punch?>> _ofDesk;

    public PunchLinks(IEnumerable<Punch> punches)
    {
        _events = punches.DistinctBy(punch => (punch.Source, punch.EventId)).ToDictionary(punch => (punch.Source, punch.EventId));
        _ofDesk = new(References);
        foreach (var punch in _events.Values)
        {
            if (punch.Kind.IsCorrection() && Find(punch) is { } named && !ReferenceEquals(named, punch)) _named[punch] = named;
        }

        _naming = _named.ToLookup(link => link.Value, link => link.Key, ReferenceEqualityComparer.Instance as IEqualityComparer<Punch>);
    }

    public IEnumerable<Punch> Events => _events.Values;

    /// <summary>Whether a correction stands in its place.</summary>
    public bool IsReplaced(Punch punch) => _naming[punch].Any(other => other.Kind != PunchKind.Withdrawal && !IsWithdrawn(other));

    /// <summary>Whether it was taken back.</summary>
    public bool IsWithdrawn(Punch punch) => IsWithdrawn(punch, []);

    /// <summary>Whether it takes back leave that it names.</summary>
    public bool TakesLeaveBack(Punch punch) => punch.Kind == PunchKind.Withdrawal && _named.TryGetValue(punch, out var named) && named.Kind == PunchKind.Leave;

    /// <summary>The direction: its own, or that of what it replaces through any number of corrections; otherwise that of a plain punch.</summary>
    public PunchKind DirectionOf(Punch punch)
    {
        var seen = new HashSet<Punch>(ReferenceEqualityComparer.Instance);
        while (punch.Kind == PunchKind.Correction && seen.Add(punch) && _named.TryGetValue(punch, out var earlier)) punch = earlier;
        return punch.Kind switch
        {
            PunchKind.ClockIn or PunchKind.CorrectionIn => PunchKind.ClockIn,
            PunchKind.ClockOut or PunchKind.CorrectionOut => PunchKind.ClockOut,
            _ => PunchKind.Punch,
        };
    }

    /// <summary>A withdrawal that was itself taken back has no effect; those that name each other in a circle have none either.</summary>
    private bool IsWithdrawn(Punch punch, ImmutableHashSet<Punch> asked) => _naming[punch].Any(other =>
        other.Kind == PunchKind.Withdrawal && !asked.Contains(other) && !IsWithdrawn(other, asked.Add(other)));

    private Punch? Find(Punch correction)
    {
        if (correction.Replaces is not { Length: > 0 } named) return null;
        if (_events.TryGetValue((correction.Source, named), out var ofSame)) return ofSame;
        return correction.Source == PunchKinds.DeskSource ? _ofDesk.Value.GetValueOrDefault(named) : null;
    }

    /// <summary>All events by their full reference, and by their bare id where only one has it.</summary>
    private Dictionary<string, Punch?> References()
    {
        var byName = new Dictionary<string, Punch?>(StringComparer.Ordinal);
        foreach (var punch in _events.Values)
        {
            if (!byName.TryAdd(punch.EventId, punch)) byName[punch.EventId] = null;
        }

        foreach (var punch in _events.Values) byName[PunchKinds.Reference(punch.Source, punch.EventId)] = punch;
        return byName;
    }
}
