using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;

namespace HrActors.Grains.Employees;

/// <summary>
/// The punches of one employee in memory: the stored snapshot and what the log holds behind it. A single punch writes no state.
/// </summary>
internal sealed class EmployeeAttendance
{
    private const int Page = 1_000;

    /// <summary>Punches taken in memory before they are written together.</summary>
    private const int SnapshotAfter = 200;

    private readonly SortedDictionary<(int Queue, long Position), KeptPunch> _punches = [];
    private readonly SortedDictionary<int, long> _positions = [];
    private bool _late;
    private ImmutableSortedDictionary<int, long> _saved = ImmutableSortedDictionary<int, long>.Empty;

    public DateOnly? FirstDay { get; private set; }

    public DateOnly? LastDay { get; private set; }

    /// <summary>The first day with a punch after <paramref name="lastDay"/>; the first of all when that is null.</summary>
    public DateOnly? FirstDayAfter(DateOnly? lastDay) => lastDay is not { } left ? FirstDay : _punches.Values
        .Where(kept => kept.Punch.Kind is not PunchKind.Leave && ChinaTime.DateOf(kept.Punch.At) > left)
        .Select(kept => (DateOnly?)ChinaTime.DateOf(kept.Punch.At))
        .Min();

    /// <summary>Taken since the last snapshot.</summary>
    public int Unsaved { get; private set; }

    /// <summary>
    /// Whether to write before the punches count as taken: many wait, or one came from before the place the last snapshot reached, so that
    /// nobody who wakes would read it again.
    /// </summary>
    public bool MustBeSaved => Unsaved >= SnapshotAfter || _late;

    /// <summary>
    /// The sheet of a month, decided from every punch known now; a closed one from what the log held at its close.
    /// </summary>
    /// <param name="also">Events to be counted that are not in the log.</param>
    public MonthSheet Sheet(EmployeeState state, YearMonth month, DateTimeOffset now, SheetRules rules, IEnumerable<Punch>? also = null)
    {
        var close = rules.CloseOf(state, month);
        var known = _punches.Values.Where(kept => close is null || close.Knew(kept.Queue, kept.Position)).Select(kept => kept.Punch);
        return AttendanceSheet.Of(month, known.Concat(also ?? []), rules.Facts(state, close, now));
    }

    public void Load(AttendanceSnapshot snapshot)
    {
        foreach (var punch in snapshot.Punches) Keep(punch);
        foreach (var (queue, position) in snapshot.Positions) _positions[queue] = position;
        Saved(snapshot.Positions);
    }

    public AttendanceSnapshot Snapshot()
    {
        Saved(_positions.ToImmutableSortedDictionary());
        return new() { Punches = [.. _punches.Values], Positions = _saved };
    }

    /// <summary>Reads what the log holds about the employee behind the snapshot; answers how many were new.</summary>
    public async Task<int> ReadTail(IDurableLog log, LogPayload payloads, string ns, string employeeNo, CancellationToken cancellationToken)
    {
        var taken = 0;
        while (true)
        {
            var records = await log.ReadSubject(ns, employeeNo, _positions, Page, cancellationToken);
            foreach (var record in records)
            {
                var logged = new LoggedPunch { Queue = record.Queue, Position = record.Position, Event = payloads.Read<AttendanceEvent>(record) };
                if (Take(logged)) taken++;
            }

            if (records.Count < Page) return taken;
        }
    }

    /// <summary>Reads everything the log retains about the employee again, for what was missed in the middle.</summary>
    public Task<int> Reread(IDurableLog log, LogPayload payloads, string ns, string employeeNo, CancellationToken cancellationToken)
    {
        _positions.Clear();
        return ReadTail(log, payloads, ns, employeeNo, cancellationToken);
    }

    /// <summary>
    /// Takes one event; false when it was taken before. Recognised by its place in the log, not by order: one that failed to be handed
    /// over is offered again after later ones.
    /// </summary>
    public bool Take(LoggedPunch logged)
    {
        _positions[logged.Queue] = Math.Max(_positions.GetValueOrDefault(logged.Queue), logged.Position);
        if (_punches.ContainsKey((logged.Queue, logged.Position))) return false;

        _late |= logged.Position <= _saved.GetValueOrDefault(logged.Queue);
        var e = logged.Event;
        var punch = e.ToPunch();
        Keep(new() { Queue = logged.Queue, Position = logged.Position, Punch = punch });
        return true;
    }

    private void Keep(KeptPunch punch)
    {
        _punches[(punch.Queue, punch.Position)] = punch;
        Unsaved++;
        if (punch.Punch.Kind is PunchKind.Leave) return;

        var day = ChinaTime.DateOf(punch.Punch.At);
        if (FirstDay is null || day < FirstDay) FirstDay = day;
        if (LastDay is null || day > LastDay) LastDay = day;
    }

    private void Saved(ImmutableSortedDictionary<int, long> positions)
    {
        _saved = positions;
        _late = false;
        Unsaved = 0;
    }
}
