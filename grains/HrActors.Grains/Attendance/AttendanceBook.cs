using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Grains.Attendance;

/// <summary>The sheet of a month from its punches, in any order, with those of the days around it.</summary>
internal delegate MonthSheet SheetDecision(YearMonth month, IReadOnlyCollection<PackedPunch> punches);

/// <summary>
/// The punches of one employee in memory: the stored snapshot as it is, and what was taken behind it. A single punch writes no state.
/// Months before the kept ones are summaries; what comes late for them is read from the log when they are decided again.
/// </summary>
internal sealed class AttendanceBook
{
    /// <summary>Months before them that are kept as summaries: the longest cycle that hours are counted over is a year.</summary>
    private const int SummarisedMonths = 12;

    /// <summary>Months before the present one that may still be open, and are read punch by punch.</summary>
    public const int OpenMonthsBefore = 2;

    private AttendanceSnapshot _stored = AttendanceSnapshot.Empty;

    /// <summary>What was taken since the last snapshot; null while nothing was.</summary>
    private PunchWriter? _fresh;

    /// <summary>How far the log was read since; null while that is what the snapshot says.</summary>
    private ReadPlaces? _reached;

    public DateOnly? FirstDay { get; private set; }

    public DateOnly? LastDay { get; private set; }

    /// <summary>Taken since the last snapshot.</summary>
    public int Unsaved { get; private set; }

    /// <summary>The first day of those; null when there is none.</summary>
    public DateOnly? FirstUnsaved { get; private set; }

    /// <summary>
    /// Whether an event came from before the place the last snapshot reached: nobody who wakes would read it again, so it counts as taken
    /// when it is stored.
    /// </summary>
    public bool IsLate { get; private set; }

    /// <summary>How far the log was read, by queue.</summary>
    public ImmutableSortedDictionary<int, long> Positions => _reached?.ToMap() ?? _stored.Positions;

    /// <summary>Whether late events made a summary wrong, so that <see cref="Settle"/> has something to do.</summary>
    public bool IsStale => _stored.Months.Any(month => month.Stale);

    /// <summary>The first day whose punches are all kept: a night shift may reach into the first month.</summary>
    private DateOnly KeptSince => _stored.KeptFrom == default ? DateOnly.MinValue : _stored.KeptFrom.FirstDay.DayBefore();

    public void Load(AttendanceSnapshot snapshot)
    {
        _stored = snapshot.Current();
        Saved();
    }

    /// <summary>The first day with a punch after <paramref name="lastDay"/>; the first of all when that is null.</summary>
    public DateOnly? FirstDayAfter(DateOnly? lastDay)
    {
        if (lastDay is not { } left) return FirstDay;
        return _stored.Months.Select(month => month.FirstPunchAfter(left))
            .Concat(Kept().Where(punch => punch.Kind is not PunchKind.Leave && punch.Day > left).Select(punch => (DateOnly?)punch.Day))
            .Min();
    }

    /// <summary>Whether all punches of the month are at hand; if not, they are read from the log.</summary>
    public bool Keeps(YearMonth month) => month >= _stored.KeptFrom;

    /// <summary>All punches that are kept.</summary>
    public IReadOnlyList<PackedPunch> All() => [.. Kept()];

    /// <summary>The punches of a kept month and its neighbours.</summary>
    public IReadOnlyList<PackedPunch> Of(YearMonth month) => OfMonth(month, Kept()).Punches;

    /// <summary>
    /// The punches of an earlier month and its neighbours from <paramref name="logged"/>, all events the log retains; null when it no longer
    /// has those of the month, so that only <see cref="Find"/> knows something of it.
    /// </summary>
    public IReadOnlyList<PackedPunch>? Of(YearMonth month, IEnumerable<LoggedPunch> logged)
    {
        var (punches, events, _) = OfMonth(month, logged.Select(PackedPunch.Of));
        return Find(month) is { } summary && events < summary.Events ? null : punches;
    }

    /// <summary>The summary of an earlier month; null when nothing was ever known of it.</summary>
    public MonthSummary? Find(YearMonth month) => _stored.Months.FirstOrDefault(known => known.Month == month);

    /// <summary>
    /// Takes one event; false when it was taken before. Recognised by its place in the log, not by order: one that failed to be handed
    /// over is offered again after later ones. What lies before <see cref="EventTimes.Earliest"/>, which earlier releases let in, counts
    /// nowhere.
    /// </summary>
    public bool Take(LoggedPunch logged)
    {
        if (logged.Event.At < EventTimes.Earliest) return false;
        var punch = PackedPunch.Of(logged);
        _reached ??= new(_stored.Positions);
        var (day, kept, newest) = (punch.Day, punch.Day >= KeptSince || (punch.Replaces is not null && Kept().Any(punch.Names)), _reached.In(punch.Queue));
        if (punch.Position <= newest && kept && Has(punch)) return false;

        IsLate |= punch.Position <= _stored.Positions.GetValueOrDefault(punch.Queue);
        if (punch.Position > newest) _reached.Reach(punch.Queue, punch.Position);
        if (punch.Replaces is not null && !Kept().Any(punch.Names)) Reopen();
        if (kept) (_fresh ??= new()).Add(punch);
        Note(day, isPunch: punch.Kind is not PunchKind.Leave);
        Unsaved++;
        if (FirstUnsaved is null || day < FirstUnsaved) FirstUnsaved = day;
        return true;
    }

    /// <summary>Decides the stale months again from <paramref name="logged"/>, all events the log retains; what it dropped stays as it was decided.</summary>
    public void Settle(IReadOnlyList<LoggedPunch> logged, SheetDecision decide)
    {
        var all = logged.Select(PackedPunch.Of).ToList();
        _stored = _stored with { Months = [.. _stored.Months.Select(month => month.Stale ? Decide(month) : month)] };

        MonthSummary Decide(MonthSummary stale)
        {
            var (punches, events, days) = OfMonth(stale.Month, all);
            return events < stale.Events ? stale with { Stale = false } : MonthSummary.Of(stale.Month, decide(stale.Month, punches), events, days);
        }
    }

    /// <summary>Everything as it is to be stored; months before <paramref name="from"/> become summaries.</summary>
    public AttendanceSnapshot Snapshot(YearMonth from, SheetDecision decide)
    {
        var kept = Kept().ToList();
        if (from > _stored.KeptFrom)
        {
            var ended = kept.Select(punch => YearMonth.Of(punch.Day)).Where(month => month >= _stored.KeptFrom && month < from).Distinct();
            var months = _stored.Months.AddRange(ended.Select(month =>
            {
                var (punches, events, days) = OfMonth(month, kept);
                return MonthSummary.Of(month, decide(month, punches), events, days);
            }));
            months = months.Sort((one, other) => one.Month.CompareTo(other.Month));
            _stored = _stored with { KeptFrom = from, Months = months[Math.Max(0, months.Length - SummarisedMonths)..] };
            DropEarlier(kept);
        }

        _stored = _stored with { Pack = PunchWriter.Pack(kept), Positions = Positions, FirstDay = FirstDay, LastDay = LastDay };
        Saved();
        return _stored;
    }

    private void Saved()
    {
        (_fresh, _reached) = (null, null);
        (FirstDay, LastDay) = (_stored.FirstDay, _stored.LastDay);
        (Unsaved, FirstUnsaved, IsLate) = (0, null, false);
    }

    private IEnumerable<PackedPunch> Kept() => _fresh is null ? _stored.Pack.Read() : _stored.Pack.Read().Concat(_fresh.Packed().Read());

    private bool Has(PackedPunch punch) =>
        _stored.Pack.Contains(punch.Queue, punch.Position) || (_fresh?.Packed().Contains(punch.Queue, punch.Position) ?? false);

    /// <summary>A correction of something that is not at hand: whichever month that lies in has to be decided again.</summary>
    private void Reopen() => _stored = _stored with { Months = [.. _stored.Months.Select(month => month.Reopened(null))] };

    /// <summary>Notes the day of an event; a night shift over the end of a month belongs to both.</summary>
    private void Note(DateOnly day, bool isPunch)
    {
        if (isPunch && (FirstDay is null || day < FirstDay)) FirstDay = day;
        if (isPunch && (LastDay is null || day > LastDay)) LastDay = day;
        if (day > _stored.KeptFrom.FirstDay) return;
        foreach (var month in new[] { YearMonth.Of(day.DayBefore()), YearMonth.Of(day), YearMonth.Of(day.DayAfter()) }.Distinct())
        {
            if (month >= _stored.KeptFrom) continue;
            var known = Find(month);
            var reopened = (known ?? new() { Month = month }).Reopened(isPunch ? day : null);
            var months = known is null ? _stored.Months.Add(reopened) : _stored.Months.Replace(known, reopened);
            _stored = _stored with { Months = months.Sort((one, other) => one.Month.CompareTo(other.Month)) };
        }
    }

    /// <summary>
    /// The punches that may belong to a month's shifts, with all others where corrections may link them, and how many of them on which days
    /// lie in the month itself.
    /// </summary>
    public static (List<PackedPunch> Punches, int Events, uint Days) OfMonth(YearMonth month, IEnumerable<PackedPunch> all)
    {
        var (first, last) = (month.FirstDay.DayBefore(), month.LastDay.DayAfter());
        var punches = all.DistinctBy(punch => (punch.Queue, punch.Position)).ToList();
        if (!punches.Exists(punch => punch.Replaces is not null)) punches.RemoveAll(punch => punch.Day < first || punch.Day > last);
        var inside = punches.FindAll(punch => month.Contains(punch.Day));
        return (punches, inside.Count, inside.Where(punch => punch.Kind is not PunchKind.Leave).Aggregate(0u, (days, punch) => days | MonthSummary.Bit(punch.Day)));
    }

    /// <summary>Leaves out what lies before the first kept day, but for corrections of what stays.</summary>
    private void DropEarlier(List<PackedPunch> kept)
    {
        var leaving = kept.FindAll(punch => punch.Day < KeptSince);
        kept.RemoveAll(punch => punch.Day < KeptSince);
        while (leaving.FindIndex(punch => kept.Exists(punch.Names)) is >= 0 and var index)
        {
            kept.Add(leaving[index]);
            leaving.RemoveAt(index);
        }
    }
}
