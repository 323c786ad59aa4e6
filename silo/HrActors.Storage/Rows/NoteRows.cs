using Dapper;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Listing;
using HrActors.Domain.Time;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class NoteRows(HrDatabase database)
{
    private const string Select =
        """
        select id as Id, at as At, kind as Kind, source as Source, branch_code as BranchCode, subject as Subject, stated_at as StatedAt,
            taken_at as TakenAt, raw as Raw
        from intake_note
        """;

    public async Task Save(IReadOnlyCollection<IntakeNote> notes, CancellationToken cancellationToken)
    {
        if (notes.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into intake_note (id, at, kind, source, branch_code, subject, stated_at, taken_at, raw)
            values (@Id, @At, @Kind, @Source, @BranchCode, @Subject, @StatedAt, @TakenAt, @Raw)
            on conflict (id) do nothing
            """,
            notes.Select(Stored.From),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public Task<Page<IntakeNote>> Read(IntakeNoteQuery query, CancellationToken cancellationToken) =>
        new ListQuery(database, Select, "at", "id")
            .WithinBranches(query.Scope, query.BranchCode)
            .Where("kind = @kind", "kind", query.Kind)
            .Where("source = @source", "source", query.Source)
            .Read<Stored, IntakeNote>(query.Cursor, query.Limit, row => row.ToNote(), row => new(row.At, row.Id), cancellationToken);

    public async Task Purge(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from intake_note where at < @before", new { before = Microseconds.From(before) }, cancellationToken: cancellationToken));
    }

    private sealed record Stored
    {
        public string Id { get; init; } = "";
        public long At { get; init; }
        public string Kind { get; init; } = "";
        public string Source { get; init; } = "";
        public string BranchCode { get; init; } = "";
        public string Subject { get; init; } = "";
        public long? StatedAt { get; init; }
        public long? TakenAt { get; init; }
        public string Raw { get; init; } = "";

        public static Stored From(IntakeNote note) => new()
        {
            Id = note.Id,
            At = Microseconds.From(note.At),
            Kind = note.Kind,
            Source = note.Source,
            BranchCode = note.BranchCode,
            Subject = note.Subject,
            StatedAt = Microseconds.From(note.StatedAt),
            TakenAt = Microseconds.From(note.TakenAt),
            Raw = note.Raw,
        };

        public IntakeNote ToNote() => new()
        {
            Id = Id,
            At = Local(At),
            Kind = Kind,
            Source = Source,
            BranchCode = BranchCode,
            Subject = Subject,
            StatedAt = StatedAt is { } stated ? Local(stated) : null,
            TakenAt = TakenAt is { } taken ? Local(taken) : null,
            Raw = Raw,
        };

        private static DateTimeOffset Local(long at) => Microseconds.ToInstant(at).ToOffset(ChinaTime.Offset);
    }
}
