using HrActors.DurableLog.Appending;
using Npgsql;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// Numbers of streams and sources in PostgreSQL. Whoever asks while a statement runs waits for it and shares the next: a first event names
/// a stream and a source together, and in a crowd many do, so that one round trip and one flush of the disk serve them all.
/// </summary>
internal sealed class PostgresNames(NpgsqlDataSource source)
{
    private const int MostAtOnce = 500;

    // One look-up for each name, whatever the database knows of a table that grows.
    private const string Streams =
        """
        with wanted as (select * from unnest($1, $2, $3) w (namespace, key, queue)),
        known as (
            select s.* from wanted w
            cross join lateral (select * from log_stream l where l.namespace = w.namespace and l.key = w.key limit 1) s),
        added as (
            insert into log_stream (namespace, key, queue)
            select namespace, key, queue from wanted w
            where not exists (select 1 from known k where k.namespace = w.namespace and k.key = w.key)
            order by namespace, key
            on conflict (namespace, key) do nothing
            returning *)
        select namespace, key, stream_id, queue from known union all select namespace, key, stream_id, queue from added
        """;

    private const string Sources =
        """
        with wanted as (select * from unnest($1, $2) w (namespace, source)),
        known as (
            select s.* from wanted w
            cross join lateral (select * from log_source l where l.namespace = w.namespace and l.source = w.source limit 1) s),
        added as (
            insert into log_source (namespace, source)
            select namespace, source from wanted w
            where not exists (select 1 from known k where k.namespace = w.namespace and k.source = w.source)
            order by namespace, source
            on conflict (namespace, source) do nothing
            returning *)
        select namespace, source, source_id, 0 from known union all select namespace, source, source_id, 0 from added
        """;

    private readonly Queue<Wanted> _waiting = [];
    private bool _running;

    public async Task<StreamPlace> Stream(LogStream stream, int queue, CancellationToken cancellationToken)
    {
        var (id, stored) = await Number(new(stream.Namespace, stream.Key, queue), cancellationToken);
        return new(id, stored);
    }

    public async Task<int> Source(string ns, string name, CancellationToken cancellationToken) =>
        (await Number(new(ns, name, null), cancellationToken)).Id;

    private async Task<(int Id, int Queue)> Number(Name name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wanted = new Wanted(name);
            bool starts;
            lock (_waiting)
            {
                _waiting.Enqueue(wanted);
                starts = !_running;
                _running = true;
            }

            if (starts) ThreadPool.UnsafeQueueUserWorkItem(static names => _ = names.Run(), this, preferLocal: false);
            // None: another process gives the number at this moment, and what it wrote is seen only by the next statement.
            if (await wanted.Task.WaitAsync(cancellationToken) is { } found) return found;
        }
    }

    private async Task Run()
    {
        while (Take() is { Count: > 0 } taken)
        {
            try
            {
                var numbers = await Numbers([.. taken.Select(one => one.Name).Distinct()]);
                foreach (var one in taken) one.SetResult(numbers.TryGetValue(one.Name.Key, out var number) ? number : null);
            }
            catch (Exception exception)
            {
                foreach (var one in taken) one.TrySetException(exception);
            }
        }
    }

    private List<Wanted> Take()
    {
        var taken = new List<Wanted>();
        lock (_waiting)
        {
            while (taken.Count < MostAtOnce && _waiting.TryDequeue(out var next)) taken.Add(next);
            _running = taken.Count > 0;
        }

        return taken;
    }

    /// <summary>In one transaction, streams first and both in order, so that two processes cannot wait for each other.</summary>
    private async Task<Dictionary<(string, string, bool), (int Id, int Queue)>> Numbers(IReadOnlyList<Name> names)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        var (streams, sources) = (names.Where(name => name.Queue is not null).ToArray(), names.Where(name => name.Queue is null).ToArray());
        if (streams.Length > 0)
        {
            var command = Command(Streams, streams);
            command.Parameters.Add(new() { Value = Array.ConvertAll(streams, name => name.Queue!.Value) });
            batch.BatchCommands.Add(command);
        }

        if (sources.Length > 0) batch.BatchCommands.Add(Command(Sources, sources));

        var found = new Dictionary<(string, string, bool), (int Id, int Queue)>(names.Count);
        await using var reader = await batch.ExecuteReaderAsync();
        var areStreams = streams.Length > 0;
        do
        {
            while (await reader.ReadAsync())
                found[(reader.GetString(0), reader.GetString(1), areStreams)] = (reader.GetInt32(2), reader.GetInt32(3));
            areStreams = false;
        }
        while (await reader.NextResultAsync());
        return found;
    }

    private static NpgsqlBatchCommand Command(string sql, Name[] names) => new(sql)
    {
        Parameters =
        {
            new() { Value = Array.ConvertAll(names, name => name.Namespace) }, new() { Value = Array.ConvertAll(names, name => name.Text) },
        },
    };

    /// <summary>Of a stream, with the queue it gets when it is new; or, without one, of a source.</summary>
    private readonly record struct Name(string Namespace, string Text, int? Queue)
    {
        public (string Namespace, string Text, bool IsStream) Key => (Namespace, Text, Queue is not null);
    }

    private sealed class Wanted(Name name) : TaskCompletionSource<(int Id, int Queue)?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public Name Name => name;
    }
}
