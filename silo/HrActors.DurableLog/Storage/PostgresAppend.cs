using HrActors.DurableLog.Appending;
using Npgsql;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// Appends few events by one statement, which is a transaction of its own: one round trip, where lock, look-up, copy, head and commit are
/// five. It writes nothing unless the head of the queue is where this process left it; moving the head locks the queue until the commit.
/// </summary>
internal static class PostgresAppend
{
    /// <summary>Beyond that the rows cost more than the round trips, and copying is the cheaper way to write them.</summary>
    public const int MostEvents = 64;

    private static readonly string KnownStreams = Sql("0::bigint", "", "0, 0::bigint");
    private static readonly string OneUnknown = SqlWithEnds("(select $17::integer) k (stream_id)");
    private static readonly string ManyUnknown = SqlWithEnds("unnest($17) k (stream_id)");

    /// <summary>
    /// False when somebody else has moved the head: then nothing was written. The events have their places; here they learn what is before
    /// them in their streams.
    /// </summary>
    public static async Task<bool> Write(
        NpgsqlDataSource source, QueueCommit commit, int[] unknownStreams, long storedMicroseconds, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            unknownStreams.Length switch { 0 => KnownStreams, 1 => OneUnknown, _ => ManyUnknown }, connection);
        foreach (var value in Values(commit, unknownStreams, storedMicroseconds)) command.Parameters.Add(new() { Value = value });
        if (unknownStreams.Length > 0)
            command.Parameters.Add(new() { Value = unknownStreams.Length == 1 ? unknownStreams[0] : unknownStreams });

        var ends = new Dictionary<int, long>(unknownStreams.Length);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var moved = false;
        while (await reader.ReadAsync(cancellationToken))
        {
            moved = reader.GetInt64(0) > 0;
            if (reader.GetInt32(1) is > 0 and var stream) ends[stream] = Place.Position(reader.GetInt64(2));
        }

        if (moved) commit.Follow(ends);
        return moved;
    }

    private static object[] Values(QueueCommit commit, int[] unknownStreams, long storedMicroseconds)
    {
        var count = commit.StoredCount;
        var (places, occurred, offsets) = (new long[count], new long[count], new short[count]);
        var (streams, sources, backs) = (new int[count], new int[count], new int?[count]);
        var (ids, subjects, payloads) = (new string[count], new string?[count], new byte[count][]);
        var at = 0;
        foreach (var part in commit.Parts)
        {
            foreach (ref readonly var e in part.Events)
            {
                places[at] = Place.Of(commit.Queue, e.Outcome.Position);
                (occurred[at], offsets[at]) = (e.OccurredMicroseconds, e.OffsetMinutes);
                (streams[at], sources[at]) = (part.Place.StreamId, e.SourceId);
                backs[at] = e.Previous == 0 && unknownStreams.Contains(part.Place.StreamId)
                    ? null
                    : Place.Back(e.Outcome.Position, e.Previous);
                (ids[at], subjects[at], payloads[at]) = (e.Event.EventId, e.Event.Subject, e.Event.Payload.ToArray());
                at++;
            }
        }

        return
        [
            commit.Queue, commit.HeadBefore, commit.Head, storedMicroseconds,
            places, occurred, streams, backs, sources, offsets, ids, subjects, payloads,
            commit.Runs.Select(run => run.StreamId).ToArray(),
            commit.Runs.Select(run => Place.Of(commit.Queue, run.First)).ToArray(),
            commit.Runs.Select(run => run.Length).ToArray(),
        ];
    }

    /// <summary>
    /// With a look-up of the records before the first ones of streams whose end is not known. Nobody can have appended to them since: the
    /// head would have moved.
    /// </summary>
    private static string SqlWithEnds(string unknown) => Sql(
        "coalesce(n.place, 0)",
        $"""
        ends as (
            select k.stream_id, coalesce(
                (select r.first + r.length - 1 from log_run r where r.stream_id = k.stream_id order by r.first desc limit 1), 0) as place
            from {unknown}),
        """,
        "coalesce(n.stream_id, 0), coalesce(n.place, 0)");

    private static string Sql(string before, string ends, string found)
    {
        var join = ends.Length == 0 ? "" : "left join ends n on ";
        return $"""
            with moved as (update log_queue set head = $3 where queue = $1 and head = $2 returning queue),
            {ends}
            runs as (insert into log_run (stream_id, first, length) select r.* from moved cross join unnest($14, $15, $16) r),
            added as (
                insert into log_event (
                    place, occurred_us, stored_us, stream_id, back, source_id, offset_minutes, event_id, subject, payload)
                select e.place, e.occurred_us, $4, e.stream_id,
                    coalesce(e.back, case {before} when 0 then 0 else least(e.place - {before}, {int.MaxValue})::integer end),
                    e.source_id, e.offset_minutes, e.event_id, e.subject, e.payload
                from moved
                cross join unnest($5, $6, $7, $8, $9, $10, $11, $12, $13)
                    e (place, occurred_us, stream_id, back, source_id, offset_minutes, event_id, subject, payload)
                {(join.Length == 0 ? "" : join + "n.stream_id = e.stream_id")})
            select (select count(*) from moved), {found} from (values (1)) one (n) {(join.Length == 0 ? "" : join + "true")}
            """;
    }
}
