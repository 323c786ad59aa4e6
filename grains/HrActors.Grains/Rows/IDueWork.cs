namespace HrActors.Grains.Rows;

/// <summary>One thing an actor has to do at a time.</summary>
/// <param name="Owner">The actor's key, such as <c>case:T-2026-00001</c>.</param>
/// <param name="Kind">Which thing; one row per owner and kind.</param>
/// <param name="Payload">What the owner needs to do it, serialised and free of clear personal data; null when its state tells.</param>
public sealed record DueItem(string Owner, string Kind, DateTimeOffset DueAt, int Attempts, ReadOnlyMemory<byte>? Payload);

/// <summary>
/// The table of due work: deadlines, polls, leftovers of outboxes, queues to agencies. Rows survive a kill; a row is worked off at least once.
/// </summary>
public interface IDueWork
{
    /// <summary>The kind of rows that bring an owner back which has something to send.</summary>
    const string Outbox = "outbox";

    /// <summary>Creates the row, or moves it when it exists; a null <paramref name="payload"/> leaves an existing one as it is.</summary>
    Task Schedule(string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken);

    /// <summary>
    /// Creates the row, or moves it when it exists, and carries out <paramref name="write"/>, which writes a state: the row stands when the
    /// state does. Of a write that fails the row may be left: it brings its owner once too often.
    /// </summary>
    async Task ScheduleWith(string owner, string kind, DateTimeOffset dueAt, Func<Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        await Schedule(owner, kind, dueAt, payload: null, CancellationToken.None);
        await write();
    }

    /// <summary>Creates the row unless it exists; true when it was created.</summary>
    Task<bool> TrySchedule(string owner, string kind, DateTimeOffset dueAt, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken);

    /// <summary>Moves an existing row and counts an attempt; a row that is gone stays gone.</summary>
    Task Postpone(string owner, string kind, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Removes the row; one that is gone changes nothing.</summary>
    Task Done(string owner, string kind, CancellationToken cancellationToken);

    /// <summary>Removes the row if it is still due when <paramref name="item"/> says; one that was moved since stays.</summary>
    Task Done(DueItem item, CancellationToken cancellationToken);

    /// <summary>Rows due at or before <paramref name="now"/>, earliest first.</summary>
    Task<IReadOnlyList<DueItem>> Due(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Rows of one owner whose kind begins with <paramref name="prefix"/> (letters and colons; empty for all), earliest first.</summary>
    Task<IReadOnlyList<DueItem>> Of(string owner, string prefix, int limit, CancellationToken cancellationToken);

    /// <summary>Null when there is no such row.</summary>
    Task<DueItem?> Find(string owner, string kind, CancellationToken cancellationToken);
}
