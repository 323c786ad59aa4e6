using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Attendance;

/// <summary>What becomes of an event for a closed month.</summary>
public enum LateFate
{
    None = 0,

    /// <summary>It does not count; an adjustment request stands for it.</summary>
    Filed = 1,

    /// <summary>It was stored before the close and is repeated.</summary>
    Duplicate = 2,

    /// <summary>Its id was stored before the close with other content.</summary>
    IdReused = 3,
}

/// <summary>
/// Events for months that are closed: they change no sheet, and each is filed once as an adjustment request (考勤调整申请). For every
/// way events come in; whoever writes events to the log asks <see cref="IsLate"/> first.
/// </summary>
public sealed class LateEvents(ClosedMonthBook book, IAdjustmentRequests requests, IDurableLog log, LogPayload payloads, TimeProvider time)
{
    /// <summary>Events of one employee looked through for a repetition: more than any retention holds.</summary>
    private const int MostEvents = 20_000;

    /// <summary>Work up to here after midnight belongs to the day before.</summary>
    private static readonly TimeSpan DayTurn = TimeSpan.FromHours(4);

    /// <summary>False as long as no month is closed: then nothing has to be looked at.</summary>
    public bool ArePossible => book.HasAny;

    /// <summary>Whether the month of the event is closed at its branch.</summary>
    public bool IsLate(AttendanceEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return book.Find(e.BranchCode, e.At) is not null;
    }

    /// <summary>
    /// Files events that are late, in the order given, and answers what became of each. What was stored before the close is recognised,
    /// so that a sender that lost its answer hears the truth. Retrying is safe.
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
        await File([.. events.Where((_, i) => fates[i] == LateFate.Filed)], cancellationToken);
        return fates;
    }

    /// <summary>Files events as adjustment requests without looking whether they were stored before; the same event is one request.</summary>
    public Task File(IReadOnlyList<AttendanceEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var now = time.GetUtcNow();
        return requests.File(
            [
                .. events.Select(e => new AdjustmentRequest
                {
                    Id = IdOf(e.Source, e.EventId),
                    Event = e,
                    Month = MonthOf(e) ?? YearMonth.Of(ChinaTime.DateOf(e.At)),
                    ReceivedAt = now,
                    State = AdjustmentState.Open,
                }),
            ],
            cancellationToken);
    }

    /// <summary>
    /// Files what reached the log though its shift day lies in a closed month: accepted by a silo that did not know of the close yet, or
    /// the small hours after the last day. The sheet leaves it out by its position.
    /// </summary>
    internal async Task Note(IReadOnlyList<LoggedPunch> punches, CancellationToken cancellationToken)
    {
        if (!ArePossible) return;

        var late = punches.Where(punch => CloseOf(punch.Event) is { } close && !close.Knew(punch.Queue, punch.Position)).ToList();
        if (late.Count > 0) await File([.. late.Select(punch => punch.Event)], cancellationToken);
    }

    /// <summary>Opaque, and the same for the same event.</summary>
    internal static string IdOf(string source, string eventId) =>
        "AR-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{eventId}")).AsSpan(0, 12));

    private YearMonth? MonthOf(AttendanceEvent e) => CloseOf(e)?.Month;

    private ClosedMonth? CloseOf(AttendanceEvent e) => book.Find(e.BranchCode, e.At) ?? book.Find(e.BranchCode, e.At < EventTimes.Earliest ? e.At : e.At - DayTurn);

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
}
