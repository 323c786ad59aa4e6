using System.Globalization;
using Npgsql;

namespace HrActors.Benchmarks.Attendance;

/// <summary>
/// Looks again and again how long a commit of the server has been waiting for its flush to disk: what a slow answer owes to the disk can be
/// told from what it owes to the product.
/// </summary>
internal sealed class FlushWatch : IAsyncDisposable
{
    private const string Longest =
        """
        select coalesce(max(extract(epoch from clock_timestamp() - query_start)), 0)::float8 * 1000 from pg_stat_activity
        where wait_event = 'WALSync' and backend_type = 'client backend'
        """;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private double _longest;
    private double _slow;

    private FlushWatch(string connectionString) => _watching = Task.Run(() => Watch(connectionString));

    /// <summary>Null where there is no server to ask.</summary>
    public static FlushWatch? Start(string? connectionString) => connectionString is null ? null : new(connectionString);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"a commit waited {_longest:0} ms for the disk at the longest; {_slow:0} ms passed in waits of over 60 ms");

    /// <summary>Ends the looking.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task Watch(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Longest, connection);
        await command.PrepareAsync();
        using var timer = new PeriodicTimer(Period);
        while (!_stop.IsCancellationRequested)
        {
            var waited = (double)(await command.ExecuteScalarAsync())!;
            if (waited > _longest) _longest = waited;
            if (waited > 60) _slow += Period.TotalMilliseconds;
            await timer.WaitForNextTickAsync();
        }
    }
}
