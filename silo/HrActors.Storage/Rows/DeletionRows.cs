using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Keys;

namespace HrActors.Storage.Rows;

/// <summary>
/// Proofs of deletion as JSON with a keyed hash over it: whoever can write to the database alone can neither make one up nor change one.
/// </summary>
internal sealed class DeletionRows(HrDatabase database, KeyRing ring) : IDeletionRows
{
    private const string Select = "select id as Id, at as At, content as Content, proof as Proof from deletion_records";

    private readonly Lazy<byte[]> _key = new(() => ring.GetSecret("deletion-record"));

    public async Task Save(DeletionRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var content = JsonSerializer.Serialize(record, JsonSerializerOptions.Web);
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into deletion_records (id, employee_no, branch_code, at, by_user, reason, content, proof)
            values (@Id, @EmployeeNo, @BranchCode, @at, @By, @Reason, @content, @proof) on conflict do nothing
            """,
            new
            {
                record.Id, record.EmployeeNo, record.BranchCode, at = Microseconds.From(record.At), record.By, record.Reason, content,
                proof = ProofOf(content),
            },
            cancellationToken: cancellationToken));
    }

    public Task<Page<SealedDeletion>> Read(
        ImmutableHashSet<string>? scope, string? cursor, int limit, CancellationToken cancellationToken) =>
        new ListQuery(database, Select, "at", "id").WithinBranches(scope, null).Read<Row, SealedDeletion>(
            cursor, limit, Open, row => new(row.At, row.Id), cancellationToken);

    private SealedDeletion Open(Row row) => new(
        JsonSerializer.Deserialize<DeletionRecord>(row.Content, JsonSerializerOptions.Web)!, row.Proof,
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(ProofOf(row.Content)), Encoding.ASCII.GetBytes(row.Proof)));

    private string ProofOf(string content) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(content)));

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long At { get; init; }
        public string Content { get; init; } = "";
        public string Proof { get; init; } = "";
    }
}
