using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
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
        await File([.. events.Where((_, i) => fates[i] == LateFate.Filed).Select(WithMonth)], cancellationToken);
        return fates;
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

        var late = punches.Where(punch => CloseOf(punch.Event) is { } close && !close.Knew(punch.Queue, punch.Position)).ToList();
        if (late.Count > 0) await File([.. late.Select(punch => WithMonth(punch.Event))], cancellationToken);
    }

    /// <summary>Opaque, and the same for the same event.</summary>
    internal static string IdOf(string source, string eventId) =>
        "AR-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{eventId}")).AsSpan(0, 12));

    private ClosedMonth? CloseOf(AttendanceEvent e)
    {
        if (book.Find(e.BranchCode, e.At) is not { } close) return null;
        var (first, last) = close.Template.ShiftDays(e.Kind, e.At);
        return IsClosed(first) && IsClosed(last) ? close : null;

        bool IsClosed(DateOnly day) => book.Find(e.BranchCode, YearMonth.Of(day)) is not null;
    }

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
}
