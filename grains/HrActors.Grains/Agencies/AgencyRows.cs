using System.Globalization;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Agencies;

/// <summary>How an agency's work stands in the table of due work: the sort, a colon, and what it is about.</summary>
internal static class AgencyRows
{
    public const string QuestionSort = "question";
    public const string SubmissionSort = "submission";
    public const string PollSort = "poll";
    public const string WithdrawalSort = "withdrawal";

    public static string Question(string queryId) => $"{QuestionSort}:{queryId}";

    public static string Submission(string caseNo, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{SubmissionSort}:{caseNo}-{attempt}");

    public static string Poll(string receiptNo) => $"{PollSort}:{receiptNo}";

    public static string Withdrawal(string receiptNo) => $"{WithdrawalSort}:{receiptNo}";

    public static string Sort(string kind) => kind[..kind.IndexOf(':', StringComparison.Ordinal)];

    public static string IdOf(string kind) => kind[(kind.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether nothing comes after this node, so that the agency need not be asked again.</summary>
    public static bool EndsPolling(this TransferNode node) =>
        node is TransferNode.Completed or TransferNode.Refused or TransferNode.Returned or TransferNode.Withdrawn;
}
