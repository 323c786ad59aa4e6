using System.Globalization;
using System.Text.Json.Serialization;

namespace HrActors.Sandbox.Transfers;

/// <summary>One node reached by one transfer; <see cref="Index"/> counts from 1 per receipt.</summary>
internal sealed record TransferEvent
{
    public required string ReceiptNo { get; init; }
    public required int Index { get; init; }
    public required string Node { get; init; }

    /// <summary>ISO 8601 with offset.</summary>
    public required string At { get; init; }

    public required string Text { get; init; }
    public TransferMoney? Money { get; init; }

    /// <summary>The same for a poll and for each copy of a callback.</summary>
    public string EventId => string.Create(CultureInfo.InvariantCulture, $"{ReceiptNo}.{Index}");
}

/// <summary>A node as it is read.</summary>
internal sealed record NodeAnswer(
    string Node,
    string At,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TransferMoney? Money,
    string EventId)
{
    public static NodeAnswer Of(TransferEvent e) => new(e.Node, e.At, e.Text, e.Money, e.EventId);
}

/// <summary>A submission to be stored. The content hash covers all three parts, the document hash the document alone.</summary>
internal sealed record NewSubmission(TransferApplication Application, string ContentSha256, string DocumentSha256);

internal enum Withdrawal
{
    None = 0,
    Done = 1,
    AlreadyClosed = 2,
    Unknown = 3,
}
