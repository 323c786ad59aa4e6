using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Attendance;

/// <summary>What becomes of an event for a closed month.</summary>
public enum LateFate
{
    None = 0,

    /// <summary>It does not count; an adjustment request stands for it.</summary>
    Filed = 1,

    /// <summary>It was stored before the close and is repeated.</summary>
    Duplicate = 2,

    /// <summary>Its id was stored before the close, or filed, with other content.</summary>
    IdReused = 3,
}

/// <summary>
/// Events for months that are closed: they change no sheet, and each is filed once as an adjustment request (考勤调整申请). For every
/// way events come in; whoever writes events to the log asks <see cref="Split"/> first.
/// </summary>
public sealed partial class LateEvents(
    ClosedMonthBook book, BranchShiftBook shifts, IAdjustmentRequests requests, IDurableLog log, LogPayload payloads, IGrainFactory grains,
    Callers callers, TimeProvider time, ILogger<LateEvents> logger)
{
    /// <summary>Employees asked at once.</summary>
    private const int FanOut = 100;

    /// <summary>Events of one employee looked through for a repetition: more than any retention holds.</summary>
    private const int MostEvents = 20_000;

    /// <summary>False as long as no month is closed: then nothing has to be looked at.</summary>
    public bool ArePossible => book.HasAny;

    /// <summary>
    /// Whether the event belongs to a closed month of its branch whatever else was punched. Around the ends of a month a shift of an open
    /// one may reach it: that is taken, and the employee, who knows the other punches, decides.
    /// </summary>
    public bool IsLate(AttendanceEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return CloseOf(e) is not null;
    }

    /// <summary>
    /// Which of the events are late. People work at branches that are not theirs, and move: where the branch of an event has closed its
    /// month, the branch of the person decides. Somebody who cannot be asked now is taken at the branch's word: what is filed is not lost.
    /// </summary>
    public async Task<(IReadOnlyList<T> Late, IReadOnlyList<T> Open)> Split<T>(IReadOnlyList<T> items, Func<T, AttendanceEvent> eventOf)
    {
        ArgumentNullException.ThrowIfNull(items);
        var late = items.Where(item => IsLate(eventOf(item))).ToList();
        if (late.Count == 0) return ([], items);

        var open = new HashSet<AttendanceEvent>(ReferenceEqualityComparer.Instance);
        foreach (var some in late.Select(eventOf).GroupBy(e => e.EmployeeNo, StringComparer.Ordinal).Chunk(FanOut))
        {
            // Anew for each part: after many the first token would have ended by the last.
            using var system = callers.AsSystem();
            foreach (var those in await Task.WhenAll(some.Select(own => OpenOf(own.Key, [.. own])))) open.UnionWith(those);
        }

        return ([.. late.Where(item => !open.Contains(eventOf(item)))], [.. items.Where(item => !IsLate(eventOf(item)) || open.Contains(eventOf(item)))]);
    }

    /// <summary>
    /// Files events that are late, in the order given, and answers what became of each. What was stored before the close is recognised,
    /// and so is an id for which another event was filed, so that a sender hears the truth. Retrying is safe.
    /// </summary>
    public async Task<IReadOnlyList<LateFate>> Refuse(IReadOnlyList<AttendanceEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var stored = await log.ReadSubjects(
            StreamNames.Attendance,
            [.. events.Select(e => e.EmployeeNo).Distinct(StringComparer.Ordinal).Select(no => new SubjectPosition { Subject = no })],
            MostEvents,
            cancellationToken);
        var fates = events.Select(e => FateOf(e, stored)).ToList();
        await File([.. events.Where((_, i) => fates[i] == LateFate.Filed).Select(WithMonth)], cancellationToken);
        // Read afterwards: whoever else files under the same id, now or before, one of the contents stands.
        var filed = (await requests.Find(
                [.. events.Where((_, i) => fates[i] == LateFate.Filed).Select(e => IdOf(e.Source, e.EventId)).Distinct(StringComparer.Ordinal)],
                cancellationToken))
            .ToDictionary(request => request.Id, request => request.Event, StringComparer.Ordinal);
        return [.. events.Select((e, i) => fates[i] == LateFate.Filed && !IsFiled(e, filed) ? LateFate.IdReused : fates[i])];
    }

    /// <summary>
    /// Files events, each for the closed month it belongs to, without looking whether they were stored before; the same event is one request.
    /// </summary>
    public Task File(IReadOnlyList<(AttendanceEvent Event, YearMonth Month)> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var now = time.GetUtcNow();
        return requests.File(
            [
                .. events.Select(late => new AdjustmentRequest
                {
                    Id = IdOf(late.Event.Source, late.Event.EventId),
                    Event = late.Event,
                    Month = late.Month,
                    ReceivedAt = now,
                    State = AdjustmentState.Open,
                }),
            ],
            cancellationToken);
    }

    /// <summary>
    /// Files what reached the log though its month was closed, as a silo accepted it that did not know of the close yet. The sheet leaves it
    /// out by its position.
    /// </summary>
    internal async Task Note(IReadOnlyList<LoggedPunch> punches, CancellationToken cancellationToken)
    {
        if (!ArePossible) return;

        var unknown = punches.Where(punch => CloseOf(punch.Event) is { } close && !close.Knew(punch.Queue, punch.Position)).ToList();
        var (late, _) = await Split(unknown, punch => punch.Event);
        if (late.Count > 0) await File([.. late.Select(punch => WithMonth(punch.Event))], cancellationToken);
    }

    /// <summary>Opaque, and the same for the same event.</summary>
    internal static string IdOf(string source, string eventId) =>
        "AR-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{eventId}")).AsSpan(0, 12));

    private async Task<IEnumerable<AttendanceEvent>> OpenOf(string employeeNo, ImmutableArray<AttendanceEvent> events)
    {
        try
        {
            var open = await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(employeeNo)).AreOpen(events);
            return events.Where((_, i) => open[i]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotAsked(exception);
            return [];
        }
    }

    private ClosedMonth? CloseOf(AttendanceEvent e)
    {
        if (book.Find(e.BranchCode, e.At) is not { } close) return null;
        var (first, last) = shifts.Of(close).ShiftDays(e.Kind, e.At);
        return IsClosed(first) && IsClosed(last) ? close : null;

        bool IsClosed(DateOnly day) => book.Find(e.BranchCode, YearMonth.Of(day)) is not null;
    }

    /// <summary>Whether what stands under the event's id is the event: a request keeps neither what a time clock sent nor less than a microsecond.</summary>
    private static bool IsFiled(AttendanceEvent e, Dictionary<string, AttendanceEvent> filed) =>
        filed.GetValueOrDefault(IdOf(e.Source, e.EventId)) is not { } standing
        || (standing with { At = e.At } == e with { Clock = null, By = null } && Math.Abs((standing.At - e.At).Ticks) < TimeSpan.TicksPerMicrosecond);

    private static (AttendanceEvent Event, YearMonth Month) WithMonth(AttendanceEvent e) => (e, YearMonth.Of(ChinaTime.DateOf(e.At)));

    private LateFate FateOf(AttendanceEvent e, IReadOnlyDictionary<string, IReadOnlyList<LogRecord>> stored)
    {
        var known = stored.GetValueOrDefault(e.EmployeeNo)?.FirstOrDefault(record => record.Source == e.Source && record.EventId == e.EventId);
        return known switch
        {
            null => LateFate.Filed,
            // When a time clock's row arrived differs from one sending to the next.
            _ when payloads.Read<AttendanceEvent>(known) with { Clock = null } == e with { Clock = null } => LateFate.Duplicate,
            _ => LateFate.IdReused,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An employee could not be asked whose month is closed; the events are filed")]
    private partial void LogNotAsked(Exception exception);
}
