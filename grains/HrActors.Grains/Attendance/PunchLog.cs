using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.DurableLog;
using HrActors.Grains.Batching;
using HrActors.Grains.Streams;

namespace HrActors.Grains.Attendance;

/// <summary>Punches of employees as the log retains them. Employees that wake together share statements.</summary>
internal sealed class PunchLog
{
    private const int Page = 1_000;
    private const int Lanes = 2;

    /// <summary>Employees in one statement.</summary>
    private const int Together = 250;

    private readonly LogAccess _log;
    private readonly ReadBatcher<SubjectPosition, IReadOnlyList<LogRecord>> _reads;

    public PunchLog(LogAccess log)
    {
        _log = log;
        _reads = new(Read, Lanes, Together);
    }

    /// <summary>All that is retained, by queue and position.</summary>
    public Task<IReadOnlyList<LoggedPunch>> ReadAll(string employeeNo) => ReadAfter(employeeNo, ImmutableSortedDictionary<int, long>.Empty);

    /// <summary>What came after <paramref name="positions"/>, by queue and position; a queue not named: from the oldest retained.</summary>
    public async Task<IReadOnlyList<LoggedPunch>> ReadAfter(string employeeNo, ImmutableSortedDictionary<int, long> positions)
    {
        var records = await _reads.Read(new() { Subject = employeeNo, AfterPositionByQueue = positions });
        if (records.Count == 0) return [];

        var punches = new List<LoggedPunch>(records.Count);
        while (true)
        {
            foreach (var record in records)
            {
                punches.Add(new() { Queue = record.Queue, Position = record.Position, Event = _log.Payloads.Read<AttendanceEvent>(record) });
            }

            if (records.Count < Page) return punches;
            foreach (var record in records) positions = positions.SetItem(record.Queue, record.Position);
            records = await _reads.Read(new() { Subject = employeeNo, AfterPositionByQueue = positions });
        }
    }

    /// <summary>The log answers by subject, so one that is asked about twice at once has to be read in turn.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<LogRecord>>> Read(IReadOnlyList<SubjectPosition> asked)
    {
        var answers = new IReadOnlyList<LogRecord>[asked.Count];
        var left = Enumerable.Range(0, asked.Count).ToList();
        while (left.Count > 0)
        {
            var now = left.DistinctBy(index => asked[index].Subject).ToList();
            var found = await _log.Log.ReadSubjects(StreamNames.Attendance, [.. now.Select(index => asked[index])], Page, CancellationToken.None);
            foreach (var index in now) answers[index] = found.GetValueOrDefault(asked[index].Subject) ?? [];
            left = [.. left.Except(now)];
        }

        return answers;
    }
}
