using System.Text.Json;
using HrActors.Sandbox.Http;
using HrActors.Sandbox.Storage;

namespace HrActors.Sandbox.Transfers;

/// <summary>Reads submissions and their nodes.</summary>
internal sealed class TransferReader(Database database)
{
    /// <summary>Nodes in the order they were reached; null when there is no such receipt.</summary>
    public async Task<IReadOnlyList<NodeAnswer>?> Nodes(string receiptNo)
    {
        var nodes = await database.Read(session => Nodes(session, "n.receipt_no = @receiptNo", new { receiptNo }));
        // Every submission has its first node.
        return nodes.Count == 0 ? null : nodes;
    }

    public async Task<Page<SubmissionAnswer>> List(PageRequest page)
    {
        var args = new { page.After, Rows = page.Limit + 1 };
        var (rows, nodes) = await database.Read(async session =>
        {
            var submissions = await session.List<SubmissionRow>("""
                SELECT seq AS Seq, receipt_no AS ReceiptNo, idempotency_key AS IdempotencyKey, application AS Application,
                    document_sha256 AS DocumentSha256, attempts AS Attempts, created_at AS CreatedAt, closed AS Closed
                FROM submissions WHERE seq > @After ORDER BY seq LIMIT @Rows
                """, args);
            var reached = await session.List<NodeRow>(NodeRow.Select + """
                 JOIN (SELECT receipt_no FROM submissions WHERE seq > @After ORDER BY seq LIMIT @Rows) s ON s.receipt_no = n.receipt_no
                ORDER BY n.receipt_no, n.idx
                """, args);
            return (submissions, reached.ToLookup(node => node.ReceiptNo));
        });
        return page.Cut(rows, row => row.Seq, row => row.Read([.. nodes[row.ReceiptNo].Select(node => node.Read())]));
    }

    private static async Task<IReadOnlyList<NodeAnswer>> Nodes(Session session, string condition, object args) =>
        [.. (await session.List<NodeRow>($"{NodeRow.Select} WHERE {condition} ORDER BY n.idx", args)).Select(node => node.Read())];

    private sealed class NodeRow
    {
        public const string Select =
            "SELECT n.receipt_no AS ReceiptNo, n.idx AS Idx, n.node AS Node, n.at AS At, n.text AS Text, n.money AS Money FROM nodes n";

        public string ReceiptNo { get; init; } = "";
        public int Idx { get; init; }
        public string Node { get; init; } = "";
        public string At { get; init; } = "";
        public string Text { get; init; } = "";
        public string? Money { get; init; }

        public NodeAnswer Read() => NodeAnswer.Of(new TransferEvent
        {
            ReceiptNo = ReceiptNo,
            Index = Idx,
            Node = Node,
            At = At,
            Text = Text,
            Money = Money is { } json ? SandboxJson.Read<TransferMoney>(json) : null,
        });
    }

    private sealed class SubmissionRow
    {
        public long Seq { get; init; }
        public string ReceiptNo { get; init; } = "";
        public string IdempotencyKey { get; init; } = "";
        public string Application { get; init; } = "";
        public string DocumentSha256 { get; init; } = "";
        public int Attempts { get; init; }
        public string CreatedAt { get; init; } = "";
        public bool Closed { get; init; }

        public SubmissionAnswer Read(IReadOnlyList<NodeAnswer> nodes) => new(
            ReceiptNo, IdempotencyKey, SandboxJson.Read<JsonElement>(Application), DocumentSha256, Attempts, CreatedAt, Closed, nodes);
    }
}

/// <summary>One submission; Attempts counts how often it was sent with the same key and content.</summary>
internal sealed record SubmissionAnswer(
    string ReceiptNo, string IdempotencyKey, JsonElement Application, string DocumentSha256, int Attempts, string CreatedAt, bool Closed,
    IReadOnlyList<NodeAnswer> Nodes);
