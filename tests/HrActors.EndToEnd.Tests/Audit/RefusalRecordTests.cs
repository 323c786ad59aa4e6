using HrActors.Contracts.Access;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.EndToEnd.Tests.Audit;

public sealed class RefusalRecordTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryCache _seen = new(Options.Create(new MemoryCacheOptions()));
    private readonly Rows _rows = new();

    public void Dispose() => _seen.Dispose();

    [Fact]
    public async Task A_refusal_is_answered_when_it_is_on_record()
    {
        var noted = Note("s-1");

        Assert.False(noted.IsCompleted, "It is not on record yet.");
        _rows.Written.SetResult();
        await noted;
    }

    [Fact]
    public async Task A_store_that_does_not_answer_keeps_nobody_waiting_for_long()
    {
        var noted = Note("s-1");

        _time.Advance(RefusalRecord.LongestWait);

        await noted;
    }

    [Fact]
    public async Task A_store_that_fails_leaves_the_refusal_as_it_is()
    {
        _rows.Written.SetException(new InvalidOperationException("away"));

        await Note("s-1");
    }

    [Fact]
    public async Task Of_many_alike_some_have_rows_and_the_next_row_says_how_many_more_there_were()
    {
        _rows.Written.SetResult();
        var record = Record();
        for (var i = 0; i < 500; i++) await Note("s-1", record);
        await Note("s-2", record);
        Assert.Equal(RefusalRecord.MostInARow + 1, _rows.Entries.Count);

        var next = _rows.Next.Task;
        _time.Advance(RefusalRecord.Pause);

        Assert.Equal(("clerk", "access.not-permitted", "440 more"), await next is { } last ? (last.By, last.Reason, last.After) : default);
    }

    private RefusalRecord Record() => new(_rows, _seen, _time, NullLogger<RefusalRecord>.Instance);

    private Task Note(string session, RefusalRecord? record = null)
    {
        var context = new DefaultHttpContext();
        Caller.Set(context, new() { UserName = "clerk", DisplayName = "C", Role = Role.HrClerk, SessionId = session });
        return (record ?? Record()).Note(context, StatusCodes.Status403Forbidden, "access.not-permitted");
    }

    /// <summary>A store that answers when it is told to.</summary>
    private sealed class Rows : IAuditRows
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<AuditEntry> Entries { get; } = [];

        /// <summary>The first entry that says how many more there were.</summary>
        public TaskCompletionSource<AuditEntry> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Save(AuditEntry entry, CancellationToken cancellationToken)
        {
            Entries.Add(entry);
            if (entry.After?.EndsWith("more", StringComparison.Ordinal) == true) Next.TrySetResult(entry);
            return Written.Task;
        }
    }
}
