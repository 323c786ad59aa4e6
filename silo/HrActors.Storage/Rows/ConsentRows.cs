using Dapper;
using HrActors.Contracts.Privacy;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class ConsentRows(HrDatabase database) : IConsentRows
{
    public async Task Save(ConsentEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into consents (id, employee_no, purpose, given, at, recorded_at, recorded_by, text_version, text_sha256, evidence)
            values (@Id, @EmployeeNo, @Purpose, @given, @at, @recordedAt, @RecordedBy, @TextVersion, @TextSha256, @Evidence)
            on conflict do nothing
            """,
            new
            {
                entry.Id, entry.EmployeeNo, entry.Purpose, given = entry.Given ? 1 : 0, at = Microseconds.From(entry.At),
                recordedAt = Microseconds.From(entry.RecordedAt), entry.RecordedBy, entry.TextVersion, entry.TextSha256, entry.Evidence,
            },
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<ConsentEntry>> Of(string employeeNo, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select id as Id, employee_no as EmployeeNo, purpose as Purpose, given as Given, at as At, recorded_at as RecordedAt,
                recorded_by as RecordedBy, text_version as TextVersion, text_sha256 as TextSha256, evidence as Evidence
            from consents where employee_no = @employeeNo order by at, recorded_at, id
            """,
            new { employeeNo },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ConsentEntry
        {
            Id = row.Id, EmployeeNo = row.EmployeeNo, Purpose = row.Purpose, Given = row.Given != 0, At = Microseconds.ToInstant(row.At),
            RecordedAt = Microseconds.ToInstant(row.RecordedAt), RecordedBy = row.RecordedBy, TextVersion = row.TextVersion,
            TextSha256 = row.TextSha256, Evidence = row.Evidence,
        })];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string EmployeeNo { get; init; } = "";
        public string Purpose { get; init; } = "";
        public int Given { get; init; }
        public long At { get; init; }
        public long RecordedAt { get; init; }
        public string RecordedBy { get; init; } = "";
        public string TextVersion { get; init; } = "";
        public string TextSha256 { get; init; } = "";
        public string? Evidence { get; init; }
    }
}
