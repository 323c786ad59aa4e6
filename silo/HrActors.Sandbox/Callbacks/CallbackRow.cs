using System.Text.Json.Serialization;
using HrActors.Sandbox.Http;
using HrActors.Sandbox.Transfers;

namespace HrActors.Sandbox.Callbacks;

/// <summary>One message to push: exact body, and what became of it.</summary>
internal sealed class CallbackRow
{
    public const string Pending = "pending";
    public const string Delivered = "delivered";

    /// <summary>The receiver said that it will never take it (4xx except 408 and 429).</summary>
    public const string Rejected = "rejected";

    public long Seq { get; init; }
    public string ReceiptNo { get; init; } = "";
    public string EventId { get; init; } = "";
    public string Body { get; init; } = "";

    /// <summary>True: may overtake and be overtaken.</summary>
    public bool Unordered { get; init; }

    public string State { get; init; } = "";
    public int Attempts { get; init; }

    /// <summary>Status of the last answer; null before the first and when there was none.</summary>
    public int? LastStatus { get; init; }
}

/// <summary>The body of a callback.</summary>
internal sealed record CallbackBody(
    string ReceiptNo,
    string Node,
    string At,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TransferMoney? Money,
    string EventId)
{
    public static string Json(TransferEvent e) =>
        SandboxJson.Write(new CallbackBody(e.ReceiptNo, e.Node, e.At, e.Text, e.Money, e.EventId));
}
