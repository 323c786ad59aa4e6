using HrActors.Sandbox.Faults;
using HrActors.Sandbox.Hosting;
using HrActors.Sandbox.Http;
using HrActors.Sandbox.Storage;
using HrActors.Sandbox.Transfers;

namespace HrActors.Sandbox.Callbacks;

/// <summary>Callbacks not yet delivered, kept until the receiver answers 2xx.</summary>
internal sealed class CallbackOutbox(Database database, FaultPlan faults, TimeProvider time) : IDisposable
{
    private const string Columns =
        "c.seq AS Seq, c.receipt_no AS ReceiptNo, c.event_id AS EventId, c.body AS Body, c.unordered AS Unordered, c.state AS State, " +
        "c.attempts AS Attempts, c.last_status AS LastStatus";

    private readonly SemaphoreSlim _news = new(0);

    /// <summary>
    /// Queues an event within the transaction that makes it: once and in order, or, when duplicates are asked for, twice and so
    /// that every other event comes late and each second copy later still.
    /// </summary>
    public async Task Add(Session session, TransferEvent e)
    {
        var duplicates = (await faults.Get(session)).DuplicateCallbacks;
        await Insert(session, e, duplicates, duplicates && e.Index % 2 == 0 ? 3_000 : 0);
        if (duplicates) await Insert(session, e, unordered: true, 4_000);
    }

    /// <summary>Tells the sender that something was queued.</summary>
    public void Wake() => _news.Release();

    /// <summary>Returns when something was queued, and after <paramref name="limit"/> at the latest.</summary>
    public async Task WaitForNews(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (!await _news.WaitAsync(limit, cancellationToken)) return;
        while (_news.CurrentCount > 0) await _news.WaitAsync(TimeSpan.Zero, cancellationToken);
    }

    /// <summary>
    /// Up to 64 callbacks that are due. One that must keep its order is due only when none of the same receipt before it waits
    /// for another attempt.
    /// </summary>
    public Task<List<CallbackRow>> Due() =>
        database.Read(session => session.List<CallbackRow>($"""
            SELECT {Columns} FROM callbacks c
            WHERE c.state = 'pending' AND c.due_ms <= @now AND (c.unordered = 1 OR NOT EXISTS (
                SELECT 1 FROM callbacks e
                WHERE e.state = 'pending' AND e.receipt_no = c.receipt_no AND e.seq < c.seq AND e.unordered = 0 AND e.due_ms > @now))
            ORDER BY c.seq LIMIT 64
            """,
            new { now = time.Milliseconds() }));

    /// <summary>Records an attempt; <paramref name="wait"/> counts from now while the callback stays pending.</summary>
    public Task Record(CallbackRow row, string state, int? status, TimeSpan wait) =>
        database.Write(session => session.Execute(
            "UPDATE callbacks SET state = @state, attempts = attempts + 1, last_status = @status, due_ms = @due WHERE seq = @Seq",
            new { state, status, due = time.Milliseconds() + (long)wait.TotalMilliseconds, row.Seq }));

    public async Task<Page<CallbackRow>> List(PageRequest page)
    {
        var rows = await database.Read(session => session.List<CallbackRow>(
            $"SELECT {Columns} FROM callbacks c WHERE c.seq > @After ORDER BY c.seq LIMIT @Rows",
            new { page.After, Rows = page.Limit + 1 }));
        return page.Cut(rows, row => row.Seq, row => row);
    }

    public void Dispose() => _news.Dispose();

    private Task<int> Insert(Session session, TransferEvent e, bool unordered, long delayMs) =>
        session.Execute("""
            INSERT INTO callbacks (receipt_no, event_id, body, unordered, state, attempts, due_ms, last_status)
            VALUES (@ReceiptNo, @EventId, @body, @unordered, 'pending', 0, @due, NULL)
            """,
            new { e.ReceiptNo, e.EventId, body = CallbackBody.Json(e), unordered, due = time.Milliseconds() + delayMs });
}
