using System.Globalization;

namespace HrActors.Grains.Agencies;

/// <summary>How an agency's work stands in the table of due work: the sort, a colon, and what it is about.</summary>
internal static class AgencyRows
{
    public const string QuestionSort = "question";
    public const string SubmissionSort = "submission";
    public const string PollSort = "poll";
    public const string WithdrawalSort = "withdrawal";

    /// <summary>Not work but a note whose receipt this is; looked at now and then, whether it is still needed.</summary>
    public const string ReceiptSort = "receipt";

    /// <summary>What is done as soon as there is a turn; the other sorts have their time.</summary>
    public static readonly ImmutableArray<string> SortsInTurn = [QuestionSort, SubmissionSort, WithdrawalSort];

    public static string Question(string queryId) => $"{QuestionSort}:{queryId}";

    public static string Submission(string caseNo, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{SubmissionSort}:{caseNo}-{attempt}");

    public static string Poll(string receiptNo) => $"{PollSort}:{receiptNo}";

    public static string Withdrawal(string receiptNo) => $"{WithdrawalSort}:{receiptNo}";

    public static string Receipt(string receiptNo) => $"{ReceiptSort}:{receiptNo}";

    public static string Sort(string kind) => kind[..kind.IndexOf(':', StringComparison.Ordinal)];

    public static string IdOf(string kind) => kind[(kind.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
