using HrActors.Grains.Batching;

namespace HrActors.Grains.Tests.Batching;

public sealed class ReadBatcherTests : IDisposable
{
    private readonly SemaphoreSlim _gate = new(0);
    private readonly List<int[]> _statements = [];
    private Exception? _failure;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task What_comes_while_a_statement_runs_shares_the_next()
    {
        var batcher = new ReadBatcher<int, string>(Answer, lanes: 1, limit: 3);
        var first = batcher.Read(1);
        await Until(() => _statements.Count == 1);

        var others = Enumerable.Range(2, 5).Select(number => batcher.Read(number)).ToList();
        _gate.Release(10);

        Assert.Equal("1", await first);
        Assert.Equal(["2", "3", "4", "5", "6"], await Task.WhenAll(others));
        Assert.Equal([[1], [2, 3, 4], [5, 6]], _statements);
    }

    [Fact]
    public async Task No_more_statements_run_than_there_are_lanes()
    {
        var batcher = new ReadBatcher<int, string>(Answer, lanes: 2, limit: 10);
        var all = new List<Task<string>> { batcher.Read(1) };
        await Until(() => _statements.Count == 1);
        all.Add(batcher.Read(2));
        await Until(() => _statements.Count == 2);

        all.AddRange([batcher.Read(3), batcher.Read(4)]);
        _gate.Release(10);

        Assert.Equal(["1", "2", "3", "4"], await Task.WhenAll(all));
        Assert.Equal([1, 2, 3, 4], _statements.SelectMany(statement => statement).Order());
        Assert.Equal([1, 1], _statements.Take(2).Select(statement => statement.Length));
    }

    [Fact]
    public async Task A_failing_statement_fails_those_in_it_and_nobody_after()
    {
        var batcher = new ReadBatcher<int, string>(Answer, lanes: 1, limit: 10);
        var first = batcher.Read(1);
        await Until(() => _statements.Count == 1);
        var (second, third) = (batcher.Read(2), batcher.Read(3));
        _failure = new IOException("The database is gone.");
        _gate.Release();
        await Assert.ThrowsAsync<IOException>(() => first);
        _gate.Release();
        await Assert.ThrowsAsync<IOException>(() => second);
        await Assert.ThrowsAsync<IOException>(() => third);

        _failure = null;
        _gate.Release();

        Assert.Equal("4", await batcher.Read(4));
    }

    [Fact]
    public async Task One_who_no_longer_waits_holds_up_nobody()
    {
        var batcher = new ReadBatcher<int, string>(Answer, lanes: 1, limit: 10);
        var first = batcher.Read(1);
        await Until(() => _statements.Count == 1);
        using var leaving = new CancellationTokenSource();
        var (left, stayed) = (batcher.Read(2, leaving.Token), batcher.Read(3));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        _gate.Release(10);

        Assert.Equal(("1", "3"), (await first, await stayed));
    }

    [Fact]
    public async Task The_statement_runs_without_the_context_of_who_asked_first()
    {
        var context = new AsyncLocal<string?> { Value = "of the first" };
        string? seen = "nothing";
        var batcher = new ReadBatcher<int, string>(
            numbers =>
            {
                seen = context.Value;
                return Task.FromResult<IReadOnlyList<string>>([.. numbers.Select(number => $"{number}")]);
            },
            lanes: 1,
            limit: 10);

        await batcher.Read(1);

        Assert.Null(seen);
    }

    private async Task<IReadOnlyList<string>> Answer(IReadOnlyList<int> numbers)
    {
        lock (_statements) _statements.Add([.. numbers]);
        await _gate.WaitAsync();
        return _failure is { } failure ? throw failure : [.. numbers.Select(number => $"{number}")];
    }

    private async Task Until(Func<bool> holds)
    {
        while (true)
        {
            lock (_statements)
            {
                if (holds()) return;
            }

            await Task.Yield();
        }
    }
}
