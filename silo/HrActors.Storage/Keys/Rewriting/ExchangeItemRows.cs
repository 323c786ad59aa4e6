using System.Globalization;
using Dapper;
using HrActors.Domain.Access;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Keys.Rewriting;

/// <summary>Applications that wait for a file or an answer: a protected text in two columns.</summary>
internal sealed class ExchangeItemRows(HrDatabase database, KeyRing ring, IFieldProtector protector) : IEncryptedRows
{
    private const int Together = 200;

    public string Name => "exchange_items";

    public async Task<long> CountToRewrite(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from exchange_items where key_id <> @current",
            new { current = ring.CurrentKeyId },
            cancellationToken: cancellationToken));
    }

    public Task<IEnumerable<(string KeyId, long Rows)>> RowsByKey(CancellationToken cancellationToken) =>
        KeyCounts.Read(database, Name, cancellationToken);

    public async Task<RowsStep> Rewrite((string First, string Second) after, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var found = (await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select case_no as CaseNo, attempt as Attempt, key_id as KeyId, sealed as Sealed from exchange_items
            where (case_no, attempt) > (@caseNo, @attempt) and key_id <> @current order by case_no, attempt limit {Together}
            """,
            new
            {
                caseNo = after.First,
                attempt = after.Second.Length == 0 ? 0 : int.Parse(after.Second, CultureInfo.InvariantCulture),
                current = ring.CurrentKeyId,
            },
            cancellationToken: cancellationToken))).AsList();
        if (found.Count == 0) return default;

        var renewed = found.Select(row => (Row: row, Text: protector.Renew(new() { KeyId = row.KeyId, Sealed = row.Sealed })))
            .Where(pair => pair.Text.KeyId != pair.Row.KeyId)
            .Select(pair => new { pair.Row.CaseNo, pair.Row.Attempt, before = pair.Row.KeyId, pair.Text.KeyId, pair.Text.Sealed })
            .ToList();
        var written = await connection.ExecuteAsync(new CommandDefinition(
            "update exchange_items set key_id = @KeyId, sealed = @Sealed where case_no = @CaseNo and attempt = @Attempt and key_id = @before",
            renewed,
            cancellationToken: cancellationToken));
        var last = found[^1];
        return new(
            found.Count, written, found.Count - renewed.Count, (last.CaseNo, last.Attempt.ToString(CultureInfo.InvariantCulture)));
    }

    private sealed record Row
    {
        public string CaseNo { get; init; } = "";
        public int Attempt { get; init; }
        public string KeyId { get; init; } = "";
        public string Sealed { get; init; } = "";
    }
}
