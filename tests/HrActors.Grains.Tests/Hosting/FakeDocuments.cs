using System.Security.Cryptography;
using System.Text.Json;
using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;
using HrActors.Grains.Documents;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>A form that is its values.</summary>
internal sealed class FakePrinter : IFormPrinter
{
    public byte[] Print(TransferKind kind, string caseNo, IReadOnlyDictionary<string, string> values, DateOnly on) =>
        JsonSerializer.SerializeToUtf8Bytes(new { caseNo, values });
}

/// <summary>A signature that is the hash.</summary>
internal sealed class FakeSigner : IDocumentSigner
{
    public Reply<SignedDocument> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[]? seal) =>
        new SignedDocument(SHA256.HashData(document.Span), "CN=测试公章", seal is null ? "00" : Convert.ToHexStringLower(seal));
}
