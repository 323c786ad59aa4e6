using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Domain.Localisation;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;

namespace HrActors.Silo.Attendance;

/// <summary>
/// Writes the events of one request to the log, in the order given within each branch, and keeps the count. What it counted as accepted
/// is committed.
/// </summary>
internal sealed class EventIntake(IDurableLog log, LogPayload payloads, LateEvents late, IGrainFactory grains, Callers callers)
{
    /// <summary>Events written by one append; a longer request takes several.</summary>
    public const int ChunkSize = 1_000;

    /// <summary>New hires asked for one by one when the list of employees does not show them yet.</summary>
    private const int MostAsked = 100;

    private readonly KnownNumbers _known = new();

    public async Task Write(IReadOnlyList<(int Index, AttendanceEvent Event)> events, EventCount count, CancellationToken cancellationToken)
    {
        if (late.ArePossible) events = await ClosedMonthGate.Pass(events, late, count, cancellationToken);
        var branches = ByBranch(events);
        var outcomes = await log.Append(
            [.. branches.Select(branch => new StreamEvents(
                AttendanceLog.StreamOf(branch.Key), [.. branch.Value.Select(e => AttendanceLog.EventOf(payloads, e.Event))]))],
            cancellationToken);
        var at = 0;
        foreach (var ofBranch in branches.Values)
        {
            for (var i = 0; i < ofBranch.Count; i++)
            {
                var (index, e) = ofBranch[i];
                var outcome = outcomes[at][i];
                var kind = outcome.Kind == AppendKind.IdReused && await IsStored(e, outcome, cancellationToken)
                    ? AppendKind.Duplicate : outcome.Kind;
                count.Note(index, e, kind);
            }

            at++;
        }
    }

    /// <summary>
    /// Counts the accepted events of people nobody knows yet: they wait for them. Which numbers those are the intake of each branch lists,
    /// from the log.
    /// </summary>
    public async Task CountWaiting(EventCount count)
    {
        var subjects = _known.Except(count.AcceptedBySubject.Keys).ToImmutableHashSet(StringComparer.Ordinal);
        if (subjects.IsEmpty) return;

        // Whether a number is anybody's is the product's question: the source learns the count only.
        using var system = callers.AsSystem();
        var known = await grains.GetGrain<IListingGrain>(0).Known(subjects);
        // Somebody hired a moment ago may not stand in the list yet.
        foreach (var subject in subjects.Except(known).Take(MostAsked))
        {
            if (await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(subject)).Get() is not null) known = known.Add(subject);
        }

        _known.Add(known);
        count.Waiting = subjects.Except(known).Sum(subject => count.AcceptedBySubject[subject]);
    }

    private static Dictionary<string, List<(int Index, AttendanceEvent Event)>> ByBranch(IReadOnlyList<(int Index, AttendanceEvent Event)> events)
    {
        var branches = new Dictionary<string, List<(int Index, AttendanceEvent Event)>>(StringComparer.Ordinal);
        foreach (var item in events)
        {
            ref var ofBranch = ref CollectionsMarshal.GetValueRefOrAddDefault(branches, item.Event.BranchCode, out _);
            (ofBranch ??= []).Add(item);
        }

        return branches;
    }

    /// <summary>Whether the log holds just this event, in a form of an earlier release: to the log its bytes are another content.</summary>
    private async Task<bool> IsStored(AttendanceEvent e, AppendOutcome outcome, CancellationToken cancellationToken)
    {
        var found = await log.ReadStream(AttendanceLog.StreamOf(e.BranchCode), outcome.Position - 1, 1, cancellationToken);
        return found is [var record] && (record.Queue, record.Position) == (outcome.Queue, outcome.Position)
            && payloads.Read<AttendanceEvent>(record) with { At = record.OccurredAt } == e with { At = record.OccurredAt }
            && Math.Abs((e.At - record.OccurredAt).Ticks) < TimeSpan.TicksPerMicrosecond;
    }
}

/// <summary>What became of the events of one request.</summary>
internal sealed class EventCount
{
    /// <summary>Rejections listed in the answer; a stream without end must not fill the memory.</summary>
    public const int MostListed = 10_000;

    private readonly List<(int Index, string? Id, EventFault Fault)> _rejected = [];

    public int Accepted { get; private set; }
    public int Duplicates { get; private set; }
    public int Waiting { get; set; }

    /// <summary>How many events of each employee number this request brought into the log.</summary>
    public Dictionary<string, int> AcceptedBySubject { get; } = new(StringComparer.Ordinal);
    public IReadOnlyList<(int Index, string? Id, EventFault Fault)> Rejected => _rejected;
    public int NotListed { get; private set; }

    public void Reject(int index, string? id, EventFault fault)
    {
        if (_rejected.Count < MostListed) _rejected.Add((index, id, fault));
        else NotListed++;
    }

    public void Note(int index, AttendanceEvent e, AppendKind kind)
    {
        switch (kind)
        {
            case AppendKind.Stored:
                Accepted++;
                CollectionsMarshal.GetValueRefOrAddDefault(AcceptedBySubject, e.EmployeeNo, out _)++;
                break;
            case AppendKind.Duplicate:
                Duplicates++;
                break;
            case AppendKind.IdReused:
                Reject(index, e.EventId, EventFault.IdReused);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "The log gave an outcome nobody knows.");
        }
    }

    public EventAnswer In(Language language) => new()
    {
        Accepted = Accepted,
        Duplicates = Duplicates,
        Waiting = Waiting,
        Rejected =
        [
            .. _rejected.OrderBy(item => item.Index)
                .Select(item => new RejectedEvent { Index = item.Index, Id = item.Id, Code = item.Fault.Code,
                    Detail = item.Fault.Text.In(language) }),
        ],
        RejectedNotListed = NotListed == 0 ? null : NotListed,
    };
}

/// <summary>The answer to events.</summary>
internal sealed record EventAnswer
{
    /// <summary>Stored by this request.</summary>
    public required int Accepted { get; init; }

    /// <summary>Stored before under the same id with the same content.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Of the accepted: those of employee numbers that are not known yet.</summary>
    public required int Waiting { get; init; }
    public required IReadOnlyList<RejectedEvent> Rejected { get; init; }

    /// <summary>Rejected beyond the first 10,000, which alone are listed; absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RejectedNotListed { get; init; }
}

internal sealed record RejectedEvent
{
    /// <summary>Place in the batch, from 0; of NDJSON the line, blank lines not counted.</summary>
    public required int Index { get; init; }
    public required string? Id { get; init; }
    public required string Code { get; init; }
    public required string Detail { get; init; }
}
