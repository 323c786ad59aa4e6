using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrActors.Storage.Keys;

namespace HrActors.Storage.Audit;

/// <summary>The keyed hash of an entry over its values and the hash before it: whoever can write to the database alone cannot mend a chain.</summary>
internal sealed class AuditChain(IKeyRing ring)
{
    private readonly Lazy<byte[]> _key = new(() => ring.GetSecret("audit"));

    public string Next(string previous, StoredAudit row) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, JsonSerializer.SerializeToUtf8Bytes(Values(previous, row))));

    /// <summary>
    /// A keyed mark of an id: two ids that only differ in what is masked are two entries all the same, and nothing of the masked part can be
    /// found out from the mark without the key.
    /// </summary>
    public string MarkOf(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(id)).AsSpan(0, 8));

    /// <summary>Rows from before there were writers were hashed without one.</summary>
    private static object?[] Values(string previous, StoredAudit row) => row.Writer.Length == 0
        ?
        [
            previous, row.Id, row.Day, row.Position, row.At, row.Actor, row.Action, row.Subject, row.Reason, row.BeforeValue, row.AfterValue,
        ]
        :
        [
            previous, row.Id, row.Day, row.Writer, row.Position, row.At, row.Actor, row.Action, row.Subject, row.Reason, row.Origin,
            row.BeforeValue, row.AfterValue,
        ];
}
