namespace HrActors.DurableLog.Appending;

/// <summary>An event that is stored, or about to be: what a repetition of its id is compared with.</summary>
internal readonly record struct StoredEvent(
    int Queue, long Position, int StreamId, string? Subject, long OccurredMicroseconds, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The answer for another event with the same id: the same content is a repetition.</summary>
    public AppendOutcome Answer(int streamId, in PreparedEvent e)
    {
        var same = streamId == StreamId && e.Event.Subject == Subject && e.OccurredMicroseconds == OccurredMicroseconds
            && e.Event.Payload.Span.SequenceEqual(Payload.Span);
        return new(same ? AppendKind.Duplicate : AppendKind.IdReused, Queue, Position);
    }
}

/// <summary>What an appender remembers of its queue between commits; only good while the queue's head is where it left it.</summary>
internal sealed class QueueMemory
{
    private const int MaxStreams = 200_000;
    private const int WaryCommits = 16;
    private int _wary;
    private int _company;

    /// <summary>The head after the last commit; -1 when unknown.</summary>
    public long Head { get; private set; } = -1;

    /// <summary>Position of the last record by stream, as far as known.</summary>
    public Dictionary<int, long> Last { get; } = [];

    /// <summary>True while ids should be looked up before rows are written.</summary>
    public bool DuplicatesExpected => _wary > 0;

    /// <summary>False while another process appends to the queue too, so that its head is seldom where this one left it.</summary>
    public bool IsAlone => _company == 0;

    public void MeetOthers() => _company = WaryCommits;

    public void ExpectDuplicates() => _wary = WaryCommits;

    public void Saw(bool duplicates)
    {
        if (duplicates) _wary = WaryCommits;
        else if (_wary > 0) _wary--;
    }

    public void Keep(long head)
    {
        Head = head;
        if (_company > 0) _company--;
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
    private readonly List<PendingAppend> _appends = [];

    public int Queue { get; } = queue;

    public QueueMemory Memory { get; } = memory;

    public List<StreamPart> Parts { get; } = [];

    /// <summary>Stored records of one stream that lie side by side.</summary>
    public List<StreamRun> Runs { get; } = [];

    public int EventCount { get; private set; }

    public long HeadBefore { get; private set; }

    public long Head { get; private set; }

    public int StoredCount => (int)(Head - HeadBefore);

    public void Add(PendingAppend append)
    {
        _appends.Add(append);
        Parts.AddRange(append.Parts);
        EventCount += append.EventCount;
    }

    /// <summary>
    /// Gives each event its outcome and its place after <paramref name="head"/>. <paramref name="known"/> holds the ids among them that are
    /// stored already and takes up the new ones; null when nobody has looked: then every id is taken for new, and the database's unique
    /// index has the last word. <see cref="QueueMemory.Last"/> must know every stream of the commit.
    /// </summary>
    public void Place(long head, Dictionary<EventKey, StoredEvent>? known)
    {
        var before = head;
        Runs.Clear();
        foreach (var part in Parts)
        {
            var streamId = part.Place.StreamId;
            var first = head + 1;
            var last = Memory.Last.GetValueOrDefault(streamId);
            foreach (ref var e in part.Events)
            {
                if (known is not null && known.TryGetValue(e.Key, out var stored))
                {
                    e.Outcome = stored.Answer(streamId, in e);
                    continue;
                }

                head++;
                e.Outcome = new(AppendKind.Stored, Queue, head);
                e.Previous = last;
                last = head;
                known?.Add(e.Key, new(Queue, head, streamId, e.Event.Subject, e.OccurredMicroseconds, e.Event.Payload));
            }

            Memory.Last[streamId] = last;
            if (head >= first) Runs.Add(new(streamId, first, (int)(head - first + 1)));
        }

        Placed(before, head);
    }

    /// <summary>Tells the first events of streams whose end was not known what is before them: 0 where there is nothing.</summary>
    /// <param name="ends">Position of the last record by stream.</param>
    public void Follow(IReadOnlyDictionary<int, long> ends)
    {
        foreach (var part in Parts)
        {
            if (!ends.TryGetValue(part.Place.StreamId, out var last)) continue;
            foreach (ref var e in part.Events)
            {
                if (e.Previous == 0) e.Previous = last;
            }
        }
    }

    /// <summary>Every event has its outcome, and its place between <paramref name="before"/> and <paramref name="head"/>.</summary>
    public void Placed(long before, long head)
    {
        HeadBefore = before;
        Head = head;
    }

    public void Complete() => _appends.ForEach(append => append.Complete());

    public void Fail(Func<Exception> exception) => _appends.ForEach(append => append.Fail(exception()));

    /// <summary>The records this commit stored, in order of position.</summary>
    public LogRecord[] ToRecords(DateTimeOffset storedAt)
    {
        var records = new LogRecord[StoredCount];
        foreach (var part in Parts)
        {
            foreach (ref readonly var e in part.Events)
            {
                if (e.Outcome.Kind != AppendKind.Stored) continue;
                records[e.Outcome.Position - HeadBefore - 1] = new()
                {
                    Stream = part.Stream,
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

/// <summary>Records of one stream side by side in their queue: position of the first, and how many.</summary>
internal readonly record struct StreamRun(int StreamId, long First, int Length);
