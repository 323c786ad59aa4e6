using Dapper;
using HrActors.Contracts.Attendance;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class IntakeFigureRows(HrDatabase database)
{
    public async Task Save(SiloFigures figures, CancellationToken cancellationToken)
    {
        var rows = figures.Sources.Where(source => source.LastReceivedAt is not null).OrderBy(source => source.Source, StringComparer.Ordinal)
            .Select(source => Stored.From(figures.Silo, source)).ToList();
        if (rows.Count == 0) return;
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into intake_figures (source, silo, today, duplicates, rejected, received_at, event_at, lag_seconds)
            values (@Source, @Silo, @Today, @Duplicates, @Rejected, @ReceivedAt, @EventAt, @LagSeconds)
            on conflict (source, silo) do update set today = excluded.today, duplicates = excluded.duplicates, rejected = excluded.rejected,
                received_at = excluded.received_at, event_at = excluded.event_at, lag_seconds = excluded.lag_seconds
            """,
            rows,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<SiloFigures>> Read(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            """
            select source as Source, silo as Silo, today as Today, duplicates as Duplicates, rejected as Rejected, received_at as ReceivedAt,
                event_at as EventAt, lag_seconds as LagSeconds
            from intake_figures
            """,
            cancellationToken: cancellationToken));
        return
        [
            .. rows.GroupBy(row => row.Silo, StringComparer.Ordinal)
                .Select(silo => new SiloFigures { Silo = silo.Key, Sources = [.. silo.Select(row => row.ToFigures())] }),
        ];
    }

    public async Task Purge(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from intake_figures where received_at < @before and exists (
                select 1 from intake_figures newer where newer.source = intake_figures.source and newer.received_at > intake_figures.received_at)
            """,
            new { before = Microseconds.From(before) },
            cancellationToken: cancellationToken));
    }

    private sealed record Stored
    {
        public string Source { get; init; } = "";
        public string Silo { get; init; } = "";
        public long Today { get; init; }
        public long Duplicates { get; init; }
        public long Rejected { get; init; }
        public long ReceivedAt { get; init; }
        public long? EventAt { get; init; }
        public long? LagSeconds { get; init; }

        public static Stored From(string silo, SourceFigures figures) => new()
        {
            Source = figures.Source,
            Silo = silo,
            Today = figures.Today,
            Duplicates = figures.Duplicates,
            Rejected = figures.Rejected,
            ReceivedAt = Microseconds.From(figures.LastReceivedAt!.Value),
            EventAt = Microseconds.From(figures.LastEventAt),
            LagSeconds = figures.LagSeconds,
        };

        public SourceFigures ToFigures() => new()
        {
            Source = Source,
            Today = Today,
            Duplicates = Duplicates,
            Rejected = Rejected,
            LastReceivedAt = Microseconds.ToInstant(ReceivedAt),
            LastEventAt = Microseconds.ToInstant(EventAt),
            LagSeconds = LagSeconds,
            IsKept = true,
        };
    }
}
