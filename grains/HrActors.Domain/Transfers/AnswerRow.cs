using HrActors.Domain.Access;

namespace HrActors.Domain.Transfers;

/// <summary>What a row of an answer file says (办理结果). Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.answer-result")]
public enum AnswerResult
{
    None = 0,
    /// <summary>Taken by the agency: a receipt number comes with it.</summary>
    Taken = 1,
    /// <summary>Not taken: the application goes back to its draft.</summary>
    NotTaken = 2,
    /// <summary>A step of the way, named by its node.</summary>
    Step = 3,
}

/// <summary>One row of an answer file, as read.</summary>
[GenerateSerializer, Immutable, Alias("hr.answer-row")]
public sealed record AnswerRow
{
    /// <summary>The row's number in the file, the heading being 1.</summary>
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public string? CaseNo { get; init; }

    /// <summary>
    /// Keyed hash of the identity number, by which a row without a case number is found; never the number. Null when the row tells none, or
    /// only a masked one.
    /// </summary>
    [Id(2)] public string? IdNumberHash { get; init; }
    [Id(3)] public AnswerResult Result { get; init; }

    /// <summary>None unless the result is a step.</summary>
    [Id(4)] public TransferNode Node { get; init; }
    [Id(5)] public string? ReceiptNo { get; init; }
    [Id(6)] public DateOnly? On { get; init; }

    /// <summary>The agency's words.</summary>
    [Id(7)] public string? Text { get; init; }
    [Id(8)] public TransferMoneyReceived? Money { get; init; }

    /// <summary>What could not be read, such as <c>exchange.result-unknown</c>; null when all could.</summary>
    [Id(9)] public string? Fault { get; init; }

    /// <summary>The person's name as the row tells it; null when it tells none, or only a masked one.</summary>
    [Id(10)] public ProtectedText? Name { get; init; }

    /// <summary>Whether two spellings are the same name: blanks, middle dots, width and capital letters apart.</summary>
    public static bool IsSameName(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => string.Concat(name
        .Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c)
        .Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '•' or '・' or '‧' or '.')));
}

public static class AnswerWords
{
    private static readonly (string Word, AnswerResult Result, TransferNode Node)[] Table =
    [
        ("受理成功", AnswerResult.Taken, TransferNode.None),
        ("已接收", AnswerResult.Taken, TransferNode.None),
        ("成功", AnswerResult.Taken, TransferNode.None),
        ("失败", AnswerResult.NotTaken, TransferNode.None),
        ("未接收", AnswerResult.NotTaken, TransferNode.None),
        ("已受理", AnswerResult.Step, TransferNode.Accepted),
        ("原参保地已审核", AnswerResult.Step, TransferNode.OriginReviewed),
        ("信息表已收到", AnswerResult.Step, TransferNode.InformationTable),
        ("资金已到账", AnswerResult.Step, TransferNode.FundsArrived),
        ("转移已完成", AnswerResult.Step, TransferNode.Completed),
        ("办结", AnswerResult.Step, TransferNode.Completed),
        ("不予受理", AnswerResult.Step, TransferNode.Refused),
        ("退回补正", AnswerResult.Step, TransferNode.Returned),
    ];

    /// <summary>The words an answer file may use, in the order in which they are offered.</summary>
    public static IEnumerable<string> All => Table.Select(row => row.Word);

    /// <summary>False for a word agencies do not use; the wire names of nodes are understood too.</summary>
    public static bool TryParse(string? text, out AnswerResult result, out TransferNode node)
    {
        var word = text?.Trim() ?? "";
        var row = Array.Find(Table, row => row.Word == word);
        (result, node) = (row.Result, row.Node);
        if (row.Word is not null) return true;
        if (!TransferNodes.TryParse(word, out node)) return false;

        result = node == TransferNode.Submitted ? AnswerResult.Taken : AnswerResult.Step;
        if (result == AnswerResult.Taken) node = TransferNode.None;
        return true;
    }
}
