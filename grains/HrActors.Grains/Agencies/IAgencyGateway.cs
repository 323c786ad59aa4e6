using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Agencies;

/// <summary>
/// A way to one agency over HTTP. Every call has a time limit and may be repeated. A failure that may pass throws
/// <see cref="AgencyUnavailableException"/>; an agency's own "no" is a value.
/// </summary>
public interface IAgencyGateway
{
    /// <param name="parts">What is asked; empty for all that the agency can be asked about.</param>
    /// <exception cref="AgencyUnavailableException">The agency did not answer, or not now.</exception>
    Task<AgencyRecords> Query(string idNumber, string name, ImmutableList<QueryPart> parts, CancellationToken cancellationToken);

    /// <summary>Submits once per <see cref="Application.IdempotencyKey"/>, however often it is called.</summary>
    /// <exception cref="AgencyUnavailableException">The agency did not answer: whether it took the application is unknown; call again.</exception>
    Task<SubmissionAnswer> Submit(Application application, CancellationToken cancellationToken);

    /// <exception cref="AgencyUnavailableException">The agency did not answer, or not now.</exception>
    Task<IReadOnlyList<ReportedNode>> Progress(string receiptNo, CancellationToken cancellationToken);

    /// <exception cref="AgencyUnavailableException">The agency did not answer, or not now.</exception>
    Task Withdraw(string receiptNo, CancellationToken cancellationToken);
}

/// <summary>Finds the gateway of an agency by its id.</summary>
public interface IAgencyGateways
{
    /// <summary>Ids of the agencies that are connected for queries.</summary>
    IReadOnlyList<string> ForQueries { get; }

    /// <summary>What an agency can be asked about: each line it has, at each place it has. One that is not known has everything.</summary>
    ImmutableList<QueryPart> PartsOf(string agencyId);

    /// <summary>Whether an agency with this id is reached over HTTP.</summary>
    bool IsConnected(string agencyId);

    /// <exception cref="InvalidOperationException">No agency with this id is configured.</exception>
    IAgencyGateway Get(string agencyId);
}

/// <param name="NameMatches">False when the agency knows the number under another name.</param>
/// <param name="Missing">What of the question it cannot answer yet: an office behind it is silent.</param>
public sealed record AgencyRecords(bool NameMatches, ImmutableList<EnrolmentRecord> Records, ImmutableList<QueryPart> Missing);

/// <param name="FormJson">The form's fields as a JSON object.</param>
public sealed record Application(string IdempotencyKey, string FormJson, ReadOnlyMemory<byte> Document, ReadOnlyMemory<byte> Signature);

/// <summary>At most one of the two is set: the receipt, or the agency's refusal in its own words.</summary>
public sealed record SubmissionAnswer(string? ReceiptNo, string? Rejection)
{
    /// <summary>Neither of both: the answer comes by another door.</summary>
    public static readonly SubmissionAnswer Later = new(null, null);
}

/// <summary>A step as the agency tells it.</summary>
public sealed record ReportedNode(TransferNode Node, DateTimeOffset At, string? Text, TransferMoneyReceived? Money);

/// <summary>The agency gave no answer that can be used: asking again later may succeed.</summary>
public sealed class AgencyUnavailableException(string agencyId, string reason, Exception? inner = null)
    : Exception($"Agency {agencyId} is unavailable: {reason}", inner);
