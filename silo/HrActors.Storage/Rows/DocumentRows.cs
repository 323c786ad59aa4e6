using Dapper;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Keys;

namespace HrActors.Storage.Rows;

internal sealed class DocumentRows(HrDatabase database, KeyRing ring) : IDocumentVault
{
    /// <exception cref="InvalidOperationException">Another content stands under this id.</exception>
    public async Task Save(string caseNo, string documentId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var (keyId, bytes) = ring.Seal(content.Span, Context(caseNo, documentId));
        await using (var connection = await database.Open(cancellationToken))
        {
            var added = await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into documents (case_no, document_id, key_id, sealed) values (@caseNo, @documentId, @keyId, @bytes)
                on conflict do nothing
                """,
                new { caseNo, documentId, keyId, bytes },
                cancellationToken: cancellationToken));
            if (added == 1) return;
        }

        var stored = await Load(caseNo, documentId, cancellationToken);
        if (!content.Span.SequenceEqual(stored))
            throw new InvalidOperationException($"Document {documentId} of case {caseNo} is stored with another content.");
    }

    public async Task Forget(string caseNo, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from documents where case_no = @caseNo", new { caseNo }, cancellationToken: cancellationToken));
    }

    public async Task<byte[]?> Load(string caseNo, string documentId, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<SealedRow>(new CommandDefinition(
            "select key_id as KeyId, sealed as Sealed from documents where case_no = @caseNo and document_id = @documentId",
            new { caseNo, documentId },
            cancellationToken: cancellationToken));
        return row is { KeyId: { } keyId, Sealed: { } bytes } ? ring.Open(keyId, bytes, Context(caseNo, documentId)) : null;
    }

    /// <summary>Bound to its place: bytes moved to another row do not open.</summary>
    internal static string Context(string caseNo, string documentId) => $"document|{caseNo}|{documentId}";
}

/// <summary>Encrypted bytes and the key they are under.</summary>
internal sealed record SealedRow
{
    public string? KeyId { get; init; }
    public byte[]? Sealed { get; init; }
}
