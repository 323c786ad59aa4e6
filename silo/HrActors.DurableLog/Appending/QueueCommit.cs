namespace HrActors.DurableLog.Appending;

/// <summary>Where the event of an id lies, and a digest of its content.</summary>
internal readonly record struct StoredId(int Queue, long Position, long ContentHash)
{
    /// <summary>The answer for another event with the same id.</summary>
    public AppendOutcome Answer(long contentHash) =>
        new(contentHash == ContentHash ? AppendKind.Duplicate : AppendKind.IdReused, Queue, Position);
}

/// <summary>What an appender remembers of its queue between commits; only good while the queue's head is where it left it.</summary>
internal sealed class QueueMemory
{
    private const int MaxStreams = 200_000;
    private const int WaryCommits = 16;
    private int _wary;

    /// <summary>The head after the last commit; -1 when unknown.</summary>
    public long Head { get; private set; } = -1;

    /// <summary>Position of the last record by stream, as far as known.</summary>
    public Dictionary<int, long> Last { get; } = [];

    /// <summary>True while ids should be looked up before rows are written.</summary>
    public bool DuplicatesExpected => _wary > 0;

    public void ExpectDuplicates() => _wary = WaryCommits;

    public void Saw(bool duplicates)
    {
        if (duplicates) _wary = WaryCommits;
        else if (_wary > 0) _wary--;
    }

    public void Keep(long head)
    {
        Head = head;
        if (Last.Count > MaxStreams) Last.Clear();
    }

    /// <summary>Forgets everything: another process appended, or a commit failed.</summary>
    public void Forget()
    {
        Head = -1;
        Last.Clear();
    }
}

/// <summary>The appends of one queue that are committed together.</summary>
internal sealed class QueueCommit(int queue, QueueMemory memory)
{
    public int Queue { get; } = queue;

    public QueueMemory Memory { get; } = memory;

    public List<PendingAppend> Appends { get; } = [];

    public int EventCount { get; private set; }

    public long HeadBefore { get; private set; }

    public long Head { get; private set; }

    public int StoredCount => (int)(Head - HeadBefore);

    public void Add(PendingAppend append)
    {
        Appends.Add(append);
        EventCount += append.Events.Length;
    }

    /// <summary>
    /// Gives each event its outcome and its place after <paramref name="head"/>. <paramref name="known"/> holds the ids among them that are
    /// stored already; <see cref="QueueMemory.Last"/> must know every stream of the commit.
    /// </summary>
    public void Place(long head, Dictionary<Guid, StoredId> known)
    {
        var before = head;
        foreach (var append in Appends)
        {
            var last = Memory.Last.GetValueOrDefault(append.Place.StreamId);
            for (var i = 0; i < append.Events.Length; i++)
            {
                ref var e = ref append.Events[i];
                if (known.TryGetValue(e.IdHash, out var stored))
                {
                    e.Outcome = stored.Answer(e.ContentHash);
                    continue;
                }

                head++;
                e.Outcome = new(AppendKind.Stored, Queue, head);
                e.Previous = last;
                last = head;
                known.Add(e.IdHash, new(Queue, head, e.ContentHash));
            }

            Memory.Last[append.Place.StreamId] = last;
        }

        Placed(before, head);
    }

    /// <summary>Every event has its outcome, and its place between <paramref name="before"/> and <paramref name="head"/>.</summary>
    public void Placed(long before, long head)
    {
        HeadBefore = before;
        Head = head;
    }

    /// <summary>The records this commit stored, in order of position.</summary>
    public LogRecord[] ToRecords(DateTimeOffset storedAt)
    {
        var records = new LogRecord[StoredCount];
        foreach (var append in Appends)
        {
            foreach (ref readonly var e in append.Events.AsSpan())
            {
                if (e.Outcome.Kind != AppendKind.Stored) continue;
                records[e.Outcome.Position - HeadBefore - 1] = new()
                {
                    Stream = append.Stream,
                    Queue = Queue,
                    Position = e.Outcome.Position,
                    Previous = e.Previous,
                    Source = e.Event.Source,
                    EventId = e.Event.EventId,
                    Subject = e.Event.Subject,
                    OccurredAt = Microseconds.ToTime(e.OccurredMicroseconds, e.OffsetMinutes),
                    StoredAt = storedAt,
                    Payload = e.Event.Payload,
                };
            }
        }

        return records;
    }
}
