using System.Diagnostics;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.DurableLog;
using HrActors.Silo.Intake;
using HrActors.Silo.Problems;
using HrActors.Storage.Health;

namespace HrActors.Silo.Attendance;

/// <summary>
/// Collects the good events of one request and writes them a chunk at a time. Under pressure a chunk is tried again for as long as the
/// request may be held back; meanwhile nothing more of its body is read, which is how the sender feels it.
/// </summary>
/// <param name="patience">How long one chunk may be held back.</param>
internal sealed class EventChunks(
    string key, EventIntake intake, EventCount count, UpstreamGate gate, IntakeMeter meter, TimeProvider time, TimeSpan patience)
{
    private static readonly Problem Pressure = Problem.Of(429, "attendance.pressure", "待写入的事件过多，请稍后从 resumeFrom 处重发",
        "Too many events wait to be written: send again from resumeFrom later");

    private readonly List<(int Index, AttendanceEvent Event)> _events = [];
    private readonly int _size = Math.Min(EventIntake.ChunkSize, gate.LargestChunk);

    /// <summary>Every event before this index is decided; those from here on are to be sent again when the request is refused.</summary>
    public int Decided { get; private set; }

    public async Task Add(int index, EventReading reading, CancellationToken cancellationToken)
    {
        if (reading.Event is { } e)
        {
            _events.Add((index, e));
        }
        else
        {
            count.Reject(index, reading.Id, reading.Fault!);
            meter.Rejected(key, reading.Fault!.Code);
        }

        if (_events.Count >= _size) await Flush(cancellationToken);
        else if (_events.Count == 0) Decided = index + 1;
    }

    /// <exception cref="UpstreamPressureException">Not now; what was counted before is committed.</exception>
    public async Task Flush(CancellationToken cancellationToken)
    {
        if (_events.Count == 0) return;

        var last = _events[^1].Index;
        try
        {
            using var room = await gate.Reserve(key, _events.Count, patience, cancellationToken);
            await Write(cancellationToken);
        }
        catch (UpstreamPressureException e)
        {
            Decided = _events[0].Index;
            meter.Postponed(key, e.Problem.Code);
            throw;
        }

        Decided = last + 1;
    }

    private async Task Write(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (accepted, duplicates) = (count.Accepted, count.Duplicates);
        while (true)
        {
            try
            {
                // What a first try stored of it, a second counts as duplicates.
                await intake.Write(_events, count, cancellationToken);
                break;
            }
            catch (LogBusyException busy)
            {
                // With a cause the database refused; without one the queue stayed full.
                var problem = ProblemOf(busy) with { RetryAfter = busy.RetryAfter };
                if (Stopwatch.GetElapsedTime(started) + busy.RetryAfter > patience) throw new UpstreamPressureException(problem, busy);
                await Task.Delay(busy.RetryAfter, time, cancellationToken);
            }
        }

        // Leave is told ahead: it says nothing of how late the events are.
        var newest = _events.Where(e => e.Event.Kind != PunchKind.Leave).Max(e => (DateTimeOffset?)e.Event.At);
        meter.Took(key, count.Accepted - accepted, count.Duplicates - duplicates, newest);
        _events.Clear();
    }

    private static Problem ProblemOf(LogBusyException busy) => busy.InnerException is null ? Pressure
        : StorageFailure.KindOf(busy) == StorageTroubleKind.Full ? KnownProblems.StorageFull
        : KnownProblems.StorageUnavailable;
}
