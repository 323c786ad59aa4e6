using System.Collections.Concurrent;
using Dapper;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Audit;

/// <summary>
/// Writes entries to the chain of this process, several in one commit where several wait. An entry of a day whose chain has its seal goes to
/// today's chain; its own instant stands in it all the same. As long as the end of the chain is known, what follows it goes along with
/// whatever else is being committed; the key of day, writer and position refuses it when the end is another one.
/// </summary>
internal sealed class AuditRows(HrDatabase database, AuditChain chain, GroupCommit writes, HrStorageOptions options, TimeProvider time)
    : IAuditRows, IDisposable
{
    private const int MostAtOnce = 500;

    /// <summary>One process at a time has this address, and it is the same after a restart: chains stay few.</summary>
    private readonly string _writer = FormattableString.Invariant($"{options.AdvertisedIp ?? Environment.MachineName}:{options.SiloPort}");
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The last entry that this process has committed; null while unknown.</summary>
    private StoredAudit? _end;

    public async Task Save(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var mine = new Waiting(StoredAudit.From(entry, _writer, chain));
        _waiting.Enqueue(mine);
        // From here on the entry is written whatever becomes of the caller: others may already wait for the same commit.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            // Beside the caller: an actor that is busy must not keep the entries of others waiting.
            while (!mine.Written.IsCompleted) await Task.Run(WriteNext, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }

        await mine.Written;
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteNext()
    {
        var batch = new List<Waiting>();
        while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var next)) batch.Add(next);
        try
        {
            await Write(batch);
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One entry that cannot be stored must not take the others with it.
            foreach (var one in batch) await WriteAlone(one);
        }
        catch (Exception e)
        {
            foreach (var one in batch) one.Fail(e);
        }
    }

    private async Task WriteAlone(Waiting one)
    {
        try
        {
            await Write([one]);
        }
        catch (Exception e)
        {
            one.Fail(e);
        }
    }

    private async Task Write(IReadOnlyList<Waiting> batch)
    {
        var today = Days.From(ChinaTime.DateOf(time.GetUtcNow()));
        List<StoredAudit> late = [];
        foreach (var day in batch.GroupBy(one => one.Row.Day, one => one.Row).OrderBy(day => day.Key, StringComparer.Ordinal))
        {
            if (day.Key == today) late.AddRange(day);
            else if (!await Append(day.Key, [.. day])) late.AddRange(day);
        }

        // Today's chain has no end yet.
        if (late.Count > 0 && !await Follow(today, late) && !await Append(today, late))
            throw new InvalidOperationException($"The chain of {today} has its end already; is the clock of another silo ahead?");
        foreach (var one in batch) one.Succeed();
    }

    /// <summary>Chains the rows to the end that is known; false when that was not possible and it is unknown from now on.</summary>
    private async Task<bool> Follow(string day, IReadOnlyList<StoredAudit> rows)
    {
        var last = _end;
        _end = null;
        if (last?.Day != day) return false;

        var chained = Chain(day, last, rows);
        List<RowWrite> together = [.. database.Lock(LockOf(day, _writer)), .. chained.Select(row => row.Insert())];
        try
        {
            var written = await writes.WriteTogether(together);
            if (written.TakeLast(chained.Count).Any(row => row.Rows != 1)) return false;
        }
        catch (Exception e) when (e is System.Data.Common.DbException)
        {
            // An entry is there already, another process has lengthened the chain, or the connection broke: what stands is looked up.
            return false;
        }

        _end = chained[^1];
        return true;
    }

    private List<StoredAudit> Chain(string day, StoredAudit? last, IEnumerable<StoredAudit> rows)
    {
        var chained = new List<StoredAudit>();
        foreach (var row in rows)
        {
            var next = row with { Day = day, Position = (last?.Position ?? 0) + 1 };
            last = next with { Hash = chain.Next(last?.Hash ?? "", next) };
            chained.Add(last);
        }

        return chained;
    }

    /// <summary>False when the chain has its seal; then nothing was written.</summary>
    private async Task<bool> Append(string day, IReadOnlyList<StoredAudit> rows)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var transaction = await database.BeginLocked(connection, LockOf(day, _writer), CancellationToken.None);
        var key = new { day, writer = _writer };
        if (await connection.ExecuteScalarAsync<long>("select count(*) from audit_seal where day = @day and writer = @writer", key, transaction) > 0)
            return false;

        var known = (await connection.QueryAsync<string>(
            $"select id from audit where {database.IsOneOf("id", "@ids")}", new { ids = database.Texts(rows.Select(row => row.Id)) }, transaction))
            .ToHashSet(StringComparer.Ordinal);
        var last = await connection.QuerySingleOrDefaultAsync<StoredAudit>(
            $"{StoredAudit.Select} where day = @day and writer = @writer order by position desc limit 1", key, transaction);
        var chained = Chain(day, last, rows.Where(row => known.Add(row.Id)));
        await connection.ExecuteAsync(
            $"{StoredAudit.Into} values {StoredAudit.Values}",
            chained,
            transaction);
        await transaction.CommitAsync(CancellationToken.None);
        _end = chained.Count > 0 ? chained[^1] : last;
        return true;
    }

    /// <summary>Held while a chain grows or gets its seal.</summary>
    public static string LockOf(string day, string writer) => $"audit:{day}:{writer}";

    private sealed class Waiting(StoredAudit row)
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StoredAudit Row => row;

        public Task Written => _written.Task;

        public void Succeed() => _written.TrySetResult();

        public void Fail(Exception exception) => _written.TrySetException(exception);
    }
}
