using HrActors.Contracts.Agencies;

namespace HrActors.Grains.Rows;

/// <summary>Applications that go by file, the files made of them, and the answer files taken.</summary>
public interface IExchangeRows
{
    /// <summary>Once per case and attempt.</summary>
    Task Add(ExchangeItem item, CancellationToken cancellationToken);

    /// <summary>Removes an application that never went out.</summary>
    Task Remove(string caseNo, int attempt, CancellationToken cancellationToken);

    /// <summary>What waits for a file, oldest first.</summary>
    Task<IReadOnlyList<ExchangeItem>> Waiting(string agencyId, CancellationToken cancellationToken);

    /// <summary>The newest application of a case that went out to this agency; null when none did.</summary>
    Task<ExchangeItem?> Sent(string agencyId, string caseNo, CancellationToken cancellationToken);

    /// <summary>Numbers of the cases of a person that went out to this agency and have no end yet.</summary>
    Task<IReadOnlyList<string>> CasesOf(string agencyId, string idNumberHash, CancellationToken cancellationToken);

    /// <summary>Writes the file and marks its applications together; a number that is taken changes nothing.</summary>
    Task AddFile(ExchangeFile file, CancellationToken cancellationToken);

    /// <summary>With its items in order; null when there is none.</summary>
    Task<ExchangeFile?> File(string agencyId, string fileNo, CancellationToken cancellationToken);

    /// <summary>Newest first, at most 200, without items.</summary>
    /// <param name="scope">Only files all of whose persons are of these branches; null for all files.</param>
    Task<IReadOnlyList<ExchangeFile>> Files(string agencyId, ImmutableHashSet<string>? scope, CancellationToken cancellationToken);

    /// <summary>
    /// Whether another case of the same agency, place and line was answered with this receipt, in whichever file. Places and lines number
    /// their receipts on their own.
    /// </summary>
    Task<bool> HasReceiptOfAnother(ExchangeItem item, string receiptNo, CancellationToken cancellationToken);

    Task Settle(string caseNo, int attempt, string? receiptNo, CancellationToken cancellationToken);

    /// <summary>What the answer file with this hash did; null when it was never taken to its end.</summary>
    Task<byte[]?> Answer(string agencyId, string sha256, CancellationToken cancellationToken);

    Task AddAnswer(string agencyId, string sha256, byte[] outcome, DateTimeOffset at, string by, CancellationToken cancellationToken);

    /// <summary>Deletes the applications of a case, for good; the files they went with keep their number of persons.</summary>
    Task Forget(string caseNo, CancellationToken cancellationToken);
}
