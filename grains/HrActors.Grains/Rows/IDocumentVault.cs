namespace HrActors.Grains.Rows;

/// <summary>Bytes of documents and signatures, encrypted at rest. A document is written once under its id and never changed.</summary>
public interface IDocumentVault
{
    Task Save(string caseNo, string documentId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Deletes all documents, signatures and evidence of a case, for good.</summary>
    Task Forget(string caseNo, CancellationToken cancellationToken);

    /// <summary>Null when there is no such document.</summary>
    Task<byte[]?> Load(string caseNo, string documentId, CancellationToken cancellationToken);
}
