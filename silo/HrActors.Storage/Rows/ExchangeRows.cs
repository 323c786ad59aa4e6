using Dapper;
using HrActors.Contracts.Agencies;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class ExchangeRows(HrDatabase database) : IExchangeRows
{
    private const string Items =
        """
        select case_no as CaseNo, attempt as Attempt, agency_id as AgencyId, branch_code as BranchCode, legal_entity as LegalEntity,
            region_code as RegionCode, line as Line, id_number_hash as IdNumberHash, key_id as KeyId, sealed as Sealed, added_at as AddedAt,
            file_no as FileNo, receipt_no as ReceiptNo, answered as Answered
        from exchange_items
        """;

    private const string FilesOf =
        """
        select file_no as FileNo, agency_id as AgencyId, legal_entity as LegalEntity, region_code as RegionCode, line as Line,
            made_at as MadeAt, made_by as MadeBy, persons as Persons,
            (select count(*) from exchange_items i where i.agency_id = f.agency_id and i.file_no = f.file_no and i.answered = 1) as Answered
        from exchange_files f
        """;

    public Task Add(ExchangeItem item, CancellationToken cancellationToken) => Execute(
        """
        insert into exchange_items (case_no, attempt, agency_id, branch_code, legal_entity, region_code, line, id_number_hash, key_id,
            sealed, added_at, answered)
        values (@CaseNo, @Attempt, @AgencyId, @BranchCode, @LegalEntity, @RegionCode, @Line, @IdNumberHash, @KeyId, @Sealed, @AddedAt, 0)
        on conflict do nothing
        """,
        new
        {
            item.CaseNo, item.Attempt, item.AgencyId, item.BranchCode, item.LegalEntity, item.RegionCode, Line = (int)item.Line,
            item.IdNumberHash, item.Application.KeyId, item.Application.Sealed, AddedAt = Microseconds.From(item.AddedAt),
        },
        cancellationToken);

    public Task Remove(string caseNo, int attempt, CancellationToken cancellationToken) => Execute(
        "delete from exchange_items where case_no = @caseNo and attempt = @attempt and file_no is null",
        new { caseNo, attempt }, cancellationToken);

    public Task<IReadOnlyList<ExchangeItem>> Waiting(string agencyId, CancellationToken cancellationToken) => Read(
        $"{Items} where agency_id = @agencyId and file_no is null order by added_at, case_no", new { agencyId }, cancellationToken);

    public async Task<ExchangeItem?> Sent(string agencyId, string caseNo, CancellationToken cancellationToken) => (await Read(
        $"{Items} where agency_id = @agencyId and case_no = @caseNo and file_no is not null order by attempt desc limit 1",
        new { agencyId, caseNo }, cancellationToken)).SingleOrDefault();

    public async Task<IReadOnlyList<string>> CasesOf(string agencyId, string idNumberHash, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            """
            select distinct case_no from exchange_items
            where agency_id = @agencyId and id_number_hash = @idNumberHash and file_no is not null order by case_no
            """,
            new { agencyId, idNumberHash },
            cancellationToken: cancellationToken))).AsList();
    }

    public async Task AddFile(ExchangeFile file, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await database.BeginLocked(connection, "exchange", cancellationToken);
        var added = await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into exchange_files (agency_id, file_no, legal_entity, region_code, line, made_at, made_by, persons)
            values (@AgencyId, @FileNo, @LegalEntity, @RegionCode, @Line, @MadeAt, @By, @Count) on conflict do nothing
            """,
            new
            {
                file.AgencyId, file.FileNo, file.LegalEntity, file.RegionCode, Line = (int)file.Line,
                MadeAt = Microseconds.From(file.MadeAt), file.By, file.Count,
            },
            transaction,
            cancellationToken: cancellationToken));
        for (var i = 0; added == 1 && i < file.Items.Count; i++)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "update exchange_items set file_no = @FileNo, place = @place where case_no = @CaseNo and attempt = @Attempt and file_no is null",
                new { file.FileNo, place = i + 1, file.Items[i].CaseNo, file.Items[i].Attempt },
                transaction,
                cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<ExchangeFile?> File(string agencyId, string fileNo, CancellationToken cancellationToken)
    {
        var files = await ReadFiles($"{FilesOf} where agency_id = @agencyId and file_no = @fileNo", new { agencyId, fileNo }, cancellationToken);
        if (files is not [var file]) return null;

        var items = await Read(
            $"{Items} where agency_id = @agencyId and file_no = @fileNo order by place", new { agencyId, fileNo }, cancellationToken);
        return file with { Items = [.. items] };
    }

    public Task<IReadOnlyList<ExchangeFile>> Files(string agencyId, ImmutableHashSet<string>? scope, CancellationToken cancellationToken) => ReadFiles(
        $"{FilesOf} where agency_id = @agencyId {(scope is null ? "" : Within)} order by made_at desc, file_no limit 200",
        new { agencyId, scope = database.Texts((scope ?? []).Order(StringComparer.Ordinal)) },
        cancellationToken);

    /// <summary>A file is one thing: who may not see one of its persons may not see it.</summary>
    private string Within =>
        $"""
        and exists (select 1 from exchange_items i where i.agency_id = f.agency_id and i.file_no = f.file_no)
        and not exists (
            select 1 from exchange_items i where i.agency_id = f.agency_id and i.file_no = f.file_no and not ({database.IsOneOf("i.branch_code", "@scope")}))
        """;

    public async Task<bool> HasReceiptOfAnother(ExchangeItem item, string receiptNo, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            select count(*) from exchange_items
            where agency_id = @AgencyId and receipt_no = @receiptNo and region_code = @RegionCode and line = @line and case_no <> @CaseNo
            """,
            new { item.AgencyId, receiptNo, item.RegionCode, line = (int)item.Line, item.CaseNo },
            cancellationToken: cancellationToken)) > 0;
    }

    public Task Settle(string caseNo, int attempt, string? receiptNo, CancellationToken cancellationToken) => Execute(
        "update exchange_items set answered = 1, receipt_no = @receiptNo where case_no = @caseNo and attempt = @attempt",
        new { caseNo, attempt, receiptNo }, cancellationToken);

    public async Task<byte[]?> Answer(string agencyId, string sha256, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "select outcome from exchange_answers where agency_id = @agencyId and sha256 = @sha256",
            new { agencyId, sha256 },
            cancellationToken: cancellationToken));
    }

    public Task AddAnswer(
        string agencyId, string sha256, byte[] outcome, DateTimeOffset at, string by, CancellationToken cancellationToken) => Execute(
        """
        insert into exchange_answers (agency_id, sha256, outcome, taken_at, taken_by) values (@agencyId, @sha256, @outcome, @takenAt, @by)
        on conflict do nothing
        """,
        new { agencyId, sha256, outcome, takenAt = Microseconds.From(at), by },
        cancellationToken);

    public Task Forget(string caseNo, CancellationToken cancellationToken) => Execute(
        "delete from exchange_items where case_no = @caseNo", new { caseNo }, cancellationToken);

    private async Task Execute(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private async Task<IReadOnlyList<ExchangeItem>> Read(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<StoredItem>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ExchangeItem
        {
            AgencyId = row.AgencyId, CaseNo = row.CaseNo, Attempt = row.Attempt, BranchCode = row.BranchCode, LegalEntity = row.LegalEntity,
            RegionCode = row.RegionCode, Line = (InsuranceLine)row.Line, IdNumberHash = row.IdNumberHash,
            Application = new() { KeyId = row.KeyId, Sealed = row.Sealed }, AddedAt = Microseconds.ToInstant(row.AddedAt),
            FileNo = row.FileNo, ReceiptNo = row.ReceiptNo, Answered = row.Answered != 0,
        })];
    }

    private async Task<IReadOnlyList<ExchangeFile>> ReadFiles(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<StoredFile>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ExchangeFile
        {
            FileNo = row.FileNo, AgencyId = row.AgencyId, LegalEntity = row.LegalEntity, RegionCode = row.RegionCode,
            Line = (InsuranceLine)row.Line, MadeAt = Microseconds.ToInstant(row.MadeAt), By = row.MadeBy, Count = row.Persons,
            Answered = (int)row.Answered,
        })];
    }

    private sealed record StoredItem
    {
        public string CaseNo { get; init; } = "";
        public int Attempt { get; init; }
        public string AgencyId { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public string LegalEntity { get; init; } = "";
        public string RegionCode { get; init; } = "";
        public int Line { get; init; }
        public string IdNumberHash { get; init; } = "";
        public string KeyId { get; init; } = "";
        public string Sealed { get; init; } = "";
        public long AddedAt { get; init; }
        public string? FileNo { get; init; }
        public string? ReceiptNo { get; init; }
        public int Answered { get; init; }
    }

    private sealed record StoredFile
    {
        public string FileNo { get; init; } = "";
        public string AgencyId { get; init; } = "";
        public string LegalEntity { get; init; } = "";
        public string RegionCode { get; init; } = "";
        public int Line { get; init; }
        public long MadeAt { get; init; }
        public string MadeBy { get; init; } = "";
        public int Persons { get; init; }
        public long Answered { get; init; }
    }
}
