using System.Globalization;
using HrActors.Sandbox.Callbacks;
using HrActors.Sandbox.Hosting;
using HrActors.Sandbox.Http;
using HrActors.Sandbox.Persons;
using HrActors.Sandbox.Storage;

namespace HrActors.Sandbox.Transfers;

/// <summary>Writes submissions and their nodes; each call commits the node, its callback and its effect on the person together.</summary>
internal sealed class TransferBook(Database database, CallbackOutbox outbox, TimeProvider time)
{
    /// <summary>
    /// Takes a submission once per key: the same key with the same content is answered with the first receipt again, and null
    /// comes back for the same key with other content.
    /// </summary>
    public Task<string?> Submit(string idempotencyKey, NewSubmission submission) =>
        database.Write(async session =>
        {
            if (await session.Find<KnownKey>(
                    "SELECT receipt_no AS ReceiptNo, content_sha256 AS Content FROM submissions WHERE idempotency_key = @idempotencyKey",
                    new { idempotencyKey }) is { } known)
            {
                if (known.Content != submission.ContentSha256) return null;
                await session.Execute(
                    "UPDATE submissions SET attempts = attempts + 1 WHERE receipt_no = @ReceiptNo", new { known.ReceiptNo });
                return known.ReceiptNo;
            }

            var seq = await session.Find<long>("SELECT COALESCE(MAX(seq), 0) + 1 FROM submissions");
            var receiptNo = string.Create(CultureInfo.InvariantCulture, $"SBX-{time.ChinaNow():yyyyMMdd}-{seq:D6}");
            await session.Execute("""
                INSERT INTO submissions (seq, receipt_no, idempotency_key, content_sha256, document_sha256, application, id_number, line,
                    origin_region, attempts, created_at, closed, last_node_ms)
                VALUES (@seq, @receiptNo, @idempotencyKey, @ContentSha256, @DocumentSha256, @Json, @IdNumber, @Line,
                    @OriginRegion, 1, @createdAt, 0, @now)
                """,
                new
                {
                    seq, receiptNo, idempotencyKey, submission.ContentSha256, submission.DocumentSha256, submission.Application.Json,
                    submission.Application.IdNumber, submission.Application.Line, submission.Application.OriginRegion,
                    createdAt = time.Stamp(), now = time.Milliseconds(),
                });
            await Insert(session, Event(receiptNo, 1, TransferNode.Submitted, null, null));
            return receiptNo;
        });

    /// <summary>
    /// Adds a node and queues its callback. Without text the sandbox writes its own; without money a node that carries money
    /// repeats what an earlier node said, else what the person's history gives.
    /// </summary>
    /// <returns>The new event; null when there is no such receipt.</returns>
    public async Task<TransferEvent?> Add(string receiptNo, string node, string? text, TransferMoney? money)
    {
        var added = await database.Write(async session =>
        {
            var transfer = await Find(session, receiptNo);
            return transfer is null ? null : await Add(session, transfer, node, text, money);
        });
        if (added is not null) outbox.Wake();
        return added;
    }

    /// <summary>Withdraws an open transfer; withdrawing again changes nothing.</summary>
    public async Task<Withdrawal> Withdraw(string receiptNo, string? reason)
    {
        var outcome = await database.Write(async session =>
        {
            if (await Find(session, receiptNo) is not { } transfer) return Withdrawal.Unknown;
            if (transfer.Closed)
                return await session.Find<long>("SELECT COUNT(*) FROM nodes WHERE receipt_no = @receiptNo AND node = @node",
                    new { receiptNo, node = TransferNode.Withdrawn }) > 0
                    ? Withdrawal.Done
                    : Withdrawal.AlreadyClosed;
            var text = string.IsNullOrWhiteSpace(reason) ? null : $"沙箱：申请已撤回（{reason.Trim()}）";
            await Add(session, transfer, TransferNode.Withdrawn, text, null);
            return Withdrawal.Done;
        });
        outbox.Wake();
        return outcome;
    }

    /// <summary>Takes every open transfer whose last node is at least <paramref name="leg"/> old one node further.</summary>
    /// <returns>How many advanced; at most 200 a call, the longest waiting first.</returns>
    public async Task<int> Advance(TimeSpan leg)
    {
        var before = time.Milliseconds() - (long)leg.TotalMilliseconds;
        var advanced = await database.Write(async session =>
        {
            var due = await session.List<OpenTransfer>(
                OpenTransfer.Select + " WHERE closed = 0 AND last_node_ms <= @before ORDER BY last_node_ms, seq LIMIT 200", new { before });
            foreach (var transfer in due)
            {
                var done = await session.List<string>("SELECT node FROM nodes WHERE receipt_no = @ReceiptNo", new { transfer.ReceiptNo });
                if (TransferNode.After(done) is { } next) await Add(session, transfer, next, null, null);
            }

            return due.Count;
        });
        if (advanced > 0) outbox.Wake();
        return advanced;
    }

    private async Task<TransferEvent> Add(Session session, OpenTransfer transfer, string node, string? text, TransferMoney? money)
    {
        if (money is null && TransferNode.HasMoney(node))
            money = await MoneySaidBefore(session, transfer) ?? await MoneyOfHistory(session, transfer);

        var index = await session.Find<int>(
            "SELECT COALESCE(MAX(idx), 0) + 1 FROM nodes WHERE receipt_no = @ReceiptNo", new { transfer.ReceiptNo });
        var added = Event(transfer.ReceiptNo, index, node, text, money);
        await Insert(session, added);
        await session.Execute(
            "UPDATE submissions SET closed = MAX(closed, @closes), last_node_ms = @now WHERE receipt_no = @ReceiptNo",
            new { closes = TransferNode.Closes(node), now = time.Milliseconds(), transfer.ReceiptNo });
        if (node == TransferNode.Completed) await EndAtOrigin(session, transfer);
        await outbox.Add(session, added);
        return added;
    }

    private TransferEvent Event(string receiptNo, int index, string node, string? text, TransferMoney? money) => new()
    {
        ReceiptNo = receiptNo,
        Index = index,
        Node = node,
        At = time.Stamp(),
        Text = string.IsNullOrWhiteSpace(text) ? TransferNode.DefaultText(node) : text.Trim(),
        Money = money,
    };

    private static Task<OpenTransfer?> Find(Session session, string receiptNo) =>
        session.Find<OpenTransfer>(OpenTransfer.Select + " WHERE receipt_no = @receiptNo", new { receiptNo });

    private static Task<int> Insert(Session session, TransferEvent added) =>
        session.Execute("INSERT INTO nodes (receipt_no, idx, node, at, text, money) VALUES (@ReceiptNo, @Index, @Node, @At, @Text, @money)",
            new
            {
                added.ReceiptNo, added.Index, added.Node, added.At, added.Text,
                money = added.Money is { } money ? SandboxJson.Write(money) : null,
            });

    private static async Task<TransferMoney?> MoneySaidBefore(Session session, OpenTransfer transfer) =>
        await session.Find<string>(
            "SELECT money FROM nodes WHERE receipt_no = @ReceiptNo AND money IS NOT NULL ORDER BY idx DESC LIMIT 1",
            new { transfer.ReceiptNo }) is { } json
            ? SandboxJson.Read<TransferMoney>(json)
            : null;

    private static async Task<TransferMoney> MoneyOfHistory(Session session, OpenTransfer transfer) =>
        await PersonStore.Find(session, transfer.IdNumber) is { } person
            ? TransferMoney.Of(person.Records.Where(transfer.IsOrigin))
            : TransferMoney.None;

    /// <summary>The old agency ends its relationship and keeps the months; who draws a pension keeps drawing it.</summary>
    private async Task EndAtOrigin(Session session, OpenTransfer transfer)
    {
        if (await PersonStore.Find(session, transfer.IdNumber) is not { } person) return;

        var thisMonth = Month.Of(time.ChinaNow()).ToString();
        await PersonStore.Put(session, person with
        {
            Records =
            [
                .. person.Records.Select(record => transfer.IsOrigin(record) && record.Status != EnrolmentStatus.Drawing
                    ? record with { Status = EnrolmentStatus.Terminated, To = record.To ?? LastPaid(record) ?? thisMonth }
                    : record),
            ],
        });
    }

    private static string? LastPaid(EnrolmentRecord record) => record.History is [.., var last] ? last.To : null;

    private sealed class KnownKey
    {
        public string ReceiptNo { get; init; } = "";
        public string Content { get; init; } = "";
    }

    private sealed class OpenTransfer
    {
        public const string Select =
            "SELECT receipt_no AS ReceiptNo, id_number AS IdNumber, line AS Line, origin_region AS OriginRegion, closed AS Closed " +
            "FROM submissions";

        public string ReceiptNo { get; init; } = "";
        public string IdNumber { get; init; } = "";
        public string Line { get; init; } = "";
        public string OriginRegion { get; init; } = "";
        public bool Closed { get; init; }

        public bool IsOrigin(EnrolmentRecord record) => record.RegionCode == OriginRegion && record.Line == Line;
    }
}
