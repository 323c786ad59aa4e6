using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Grains.Attendance;

namespace HrActors.Grains.Employees;

/// <summary>The attendance of one employee: what is in memory, and what has to be read from the log.</summary>
internal sealed class EmployeeAttendance(PunchLog log, SheetRules rules)
{
    /// <summary>Punches in memory before they are written together.</summary>
    private const int Many = 200;

    /// <summary>Punches worth a write when the actor falls asleep: the rest is read from the log when it wakes.</summary>
    private const int Some = 16;

    /// <summary>No queue of the log: the place of events that are not in it.</summary>
    private const int Nowhere = -1;

    private readonly AttendanceBook _book = new();

    /// <inheritdoc cref="AttendanceBook.FirstDay"/>
    public DateOnly? FirstDay => _book.FirstDay;

    /// <inheritdoc cref="AttendanceBook.LastDay"/>
    public DateOnly? LastDay => _book.LastDay;

    /// <summary>Whether to write before the punches count as taken.</summary>
    public bool MustBeSaved => _book.Unsaved >= Many || _book.IsLate;

    /// <summary>Whether to write when the actor falls asleep: for many punches, or for any of a month that has ended, which the log may drop.</summary>
    public bool IsWorthSaving(DateTimeOffset now) =>
        _book.Unsaved >= Some || (_book.FirstUnsaved is { } day && YearMonth.Of(day) < YearMonth.Of(ChinaTime.DateOf(now)));

    public bool HasUnsaved => _book.Unsaved > 0;

    /// <inheritdoc cref="AttendanceBook.FirstDayAfter"/>
    public DateOnly? FirstDayAfter(DateOnly? lastDay) => _book.FirstDayAfter(lastDay);

    /// <summary>Begins with the stored snapshot.</summary>
    public void Load(AttendanceSnapshot snapshot) => _book.Load(snapshot);

    /// <summary>Takes what the log holds behind what was read, and tells what that was.</summary>
    public async Task<IReadOnlyList<LoggedPunch>> ReadTail(string employeeNo)
    {
        var tail = await log.ReadAfter(employeeNo, _book.Positions);
        foreach (var punch in tail) _book.Take(punch);
        return tail;
    }

    /// <summary>All that the log retains, for what was missed in the middle.</summary>
    public async Task<ImmutableArray<LoggedPunch>> ReadAll(string employeeNo) => [.. await log.ReadAll(employeeNo)];

    public void Take(ImmutableArray<LoggedPunch> punches)
    {
        foreach (var punch in punches) _book.Take(punch);
    }

    /// <summary>The sheet of a month, decided from every punch known now; a closed one from what the log held at its close.</summary>
    public async Task<MonthSheet> Sheet(EmployeeState state, YearMonth month, DateTimeOffset now) =>
        await Punches(state, month) is { } punches ? Decide(state, now)(month, punches) : _book.Find(month)!.ToSheet();

    /// <summary>The days of a month that are listed for something.</summary>
    public async Task<ExceptionalDays> Exceptions(EmployeeState state, YearMonth month, DateTimeOffset now)
    {
        var sheet = await Sheet(state, month, now);
        return new()
        {
            EmployeeNo = state.EmployeeNo,
            Name = state.Name,
            Days = sheet.Days.FindAll(day => !day.ListedFor().IsEmpty),
            Closed = sheet.ClosedAt is not null,
        };
    }

    /// <summary>What <paramref name="added"/> would change, after those <paramref name="accepted"/>, that are not in the log.</summary>
    public async Task<SheetDifference> Difference(
        EmployeeState state, YearMonth month, IReadOnlyList<AttendanceEvent> accepted, AttendanceEvent added, DateTimeOffset now)
    {
        var also = accepted.Append(added).Select((e, i) => PackedPunch.Of(Nowhere, i, e.ToPunch())).ToList();
        var known = await Punches(state, month) ?? [];
        return SheetDifference.Between(
            Decide(state, now, also[..^1])(month, known), Decide(state, now, also)(month, known));
    }

    /// <summary>
    /// Files what no sheet shows as it belongs to a closed month: of the punches just taken, and of those before them that belong there now.
    /// Doing it again changes nothing.
    /// </summary>
    public async Task FileUnshown(EmployeeState state, IReadOnlyList<LoggedPunch> taken, DateTimeOffset now)
    {
        if (!rules.AnyClosed) return;
        var doubtful = taken.Select(PackedPunch.Of).Where(punch => rules.MayBeUnshown(state, punch)).ToList();
        if (doubtful.Count == 0) return;

        var logged = doubtful.TrueForAll(punch => KeepsAround(state, punch)) ? null : await log.ReadAll(state.EmployeeNo);
        var all = logged?.Select(PackedPunch.Of).ToList() ?? _book.All();
        var unshown = new UnshownPunches(state, rules, all, now);
        var late = taken.Select(punch => (Punch: punch, Close: unshown.CloseOf(PackedPunch.Of(punch)))).ToList();
        if (Moved() is { Count: > 0 } moved)
        {
            logged ??= await log.ReadAll(state.EmployeeNo);
            late.AddRange(logged.Where(punch => moved.Contains((punch.Queue, punch.Position)))
                .Select(punch => (punch, unshown.CloseOf(PackedPunch.Of(punch)))));
        }

        await rules.File([.. late.Where(entry => entry.Close is not null).Select(entry => (entry.Punch, entry.Close!))]);

        HashSet<(int Queue, long Position)> Moved()
        {
            var places = taken.Select(punch => (punch.Queue, punch.Position)).ToHashSet();
            var earlier = all.Where(punch => !places.Contains((punch.Queue, punch.Position))).ToList();
            var before = new UnshownPunches(state, rules, earlier, now);
            return [.. earlier
                .Where(punch => rules.MayBeUnshown(state, punch) && unshown.CloseOf(punch) is not null && before.CloseOf(punch) is null)
                .Select(punch => (punch.Queue, punch.Position))];
        }
    }

    /// <summary>Why a correction cannot be made where it would lie, or of what it names; null when it can.</summary>
    public async Task<Refusal?> Refuse(EmployeeState state, Punch correction, DateTimeOffset now)
    {
        var added = PackedPunch.Of(Nowhere, long.MaxValue, correction);
        if (await IsClosedFor(state, added, now)) return AttendanceDecisions.MonthClosed;
        if (added.Replaces is null) return null;

        var known = _book.All();
        if (!known.Any(added.Names) || !known.Where(added.Names).All(punch => KeepsAround(state, punch)))
            known = [.. (await log.ReadAll(state.EmployeeNo)).Select(PackedPunch.Of)];
        var places = new UnshownPunches(state, rules, known, now);
        return known.Any(punch => added.Names(punch) && (!rules.AnyClosed || places.IsOpen(punch))) ? null : AttendanceDecisions.ReplacedNotOpen;
    }

    /// <summary>Whether a month the event may belong to is open.</summary>
    public bool IsOpenFor(EmployeeState state, AttendanceEvent e) =>
        rules.MonthsOf(state, PackedPunch.Of(Nowhere, 0, e.ToPunch())).Any(month => rules.CloseOf(state, month) is null);

    /// <summary>Whether no sheet would show an event, as it would belong to a closed month.</summary>
    private async Task<bool> IsClosedFor(EmployeeState state, PackedPunch added, DateTimeOffset now)
    {
        if (!rules.AnyClosed || !rules.MayBeUnshown(state, added)) return false;

        var known = KeepsAround(state, added)
            ? _book.All() : [.. (await log.ReadAll(state.EmployeeNo)).Select(PackedPunch.Of)];
        return new UnshownPunches(state, rules, [.. known, added], now).CloseOf(added) is not null;
    }

    /// <summary><paramref name="next"/> with what was taken, to be stored.</summary>
    public async Task<EmployeeState> Save(EmployeeState next, DateTimeOffset now)
    {
        if (_book.Unsaved == 0) return next;
        if (_book.IsStale) _book.Settle(await log.ReadAll(next.EmployeeNo), Decide(next, now));
        return next with { Attendance = _book.Snapshot(KeptFrom(next, now), Decide(next, now)) };
    }

    /// <summary>Whether the punches that decide the shift day of another are at hand; where its only month is closed, none has to be.</summary>
    private bool KeepsAround(EmployeeState state, PackedPunch punch) =>
        rules.MonthsOf(state, punch) is var months && (months.Count == 1 || _book.Keeps(months[^1]));

    /// <summary>Null when the log has dropped them.</summary>
    private async Task<IReadOnlyList<PackedPunch>?> Punches(EmployeeState state, YearMonth month) =>
        _book.Keeps(month) ? _book.Of(month) : _book.Of(month, await log.ReadAll(state.EmployeeNo));

    private SheetDecision Decide(EmployeeState state, DateTimeOffset now, IReadOnlyList<PackedPunch>? also = null) => (month, punches) =>
    {
        var close = rules.CloseOf(state, month);
        var known = punches.Where(punch => close is null || close.Knew(punch.Queue, punch.Position)).Concat(also ?? []);
        return AttendanceSheet.Of(month, PackedPunch.ToPunches([.. known]), rules.Facts(state, close, now));
    };

    /// <summary>The present month and the open ones of the two before it: whatever is older, or closed, is seldom asked for.</summary>
    private YearMonth KeptFrom(EmployeeState state, DateTimeOffset now)
    {
        var month = YearMonth.Of(ChinaTime.DateOf(now));
        if (rules.CloseOf(state, month.AddMonths(-1)) is not null) return month;
        var oldest = month.AddMonths(-AttendanceBook.OpenMonthsBefore);
        return rules.CloseOf(state, oldest) is not null ? oldest.AddMonths(1) : oldest;
    }
}
