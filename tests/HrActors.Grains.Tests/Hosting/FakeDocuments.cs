using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Extension I and all behind it.</summary>
    public IReadOnlyList<Rune> Unprintable(string text) => [.. text.EnumerateRunes().Where(character => character.Value >= 0x2EBF0).Distinct()];

    public byte[] PrintCoverList(string caseNo, string employer, string agency, IReadOnlyList<CoverLine> papers, DateOnly on) =>
        JsonSerializer.SerializeToUtf8Bytes(new { caseNo, employer, agency, papers });
}

/// <summary>A signature that is the hash.</summary>
internal sealed class FakeSigner : IDocumentSigner
{
    public Reply<SignedDocument> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[]? seal) =>
        new SignedDocument(SHA256.HashData(document.Span), "CN=测试公章", seal is null ? "00" : Convert.ToHexStringLower(seal));

    /// <summary>Signs nothing twice, as a real signer.</summary>
    public Reply<SignedInside> SignInside(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[] key, string reason) => document.Span[^1] == '!'
        ? throw new InvalidDataException("It is signed inside already.")
        : new SignedInside([.. document.Span, .. key, (byte)'!'], "CN=李经办", Convert.ToHexStringLower(key));
}
