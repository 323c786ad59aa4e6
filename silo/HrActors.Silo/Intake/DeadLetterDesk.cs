using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using HrActors.DurableLog;
using HrActors.Grains.Rows;

namespace HrActors.Silo.Intake;

/// <summary>Dead letters of the log, named by queue and position.</summary>
internal sealed class DeadLetterDesk(IDeadLetters letters, IAuditRows audit, TimeProvider time)
{
    private static readonly Refusal Unknown =
        Refusal.NotFound("dead-letter.unknown", "该事件已不在死信中", "It is no longer among the dead letters");

    public async Task<IReadOnlyList<DeadLetterRow>> List(int limit, CancellationToken cancellationToken) =>
        [.. (await letters.List(null, limit, cancellationToken)).Select(RowOf)];

    /// <param name="id">Null for all.</param>
    public async Task<Reply<RetryCount>> Retry(string? id, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var count = 0;
        if (id is null) count = await letters.RetryAll(cancellationToken);
        else if (TryParse(id, out var queue, out var position) && await letters.Retry(queue, position, cancellationToken)) count = 1;
        else return Unknown;

        await audit.Save(
            new()
            {
                Id = $"dead-letters/{commandId}",
                At = time.GetUtcNow(),
                By = by.UserName,
                From = by.From,
                Action = "dead-letter.retried",
                Subject = id is null ? "dead-letters" : $"dead-letters:{id}",
                After = count.ToString(CultureInfo.InvariantCulture),
            },
            cancellationToken);
        return new RetryCount { Events = count };
    }

    /// <summary>Never the payload: it is personal data.</summary>
    private static DeadLetterRow RowOf(DeadLetter letter) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{letter.Record.Queue}-{letter.Record.Position}"),
        Stream = letter.Record.Stream.ToString(),
        Source = letter.Record.Source,
        OccurredAt = letter.Record.OccurredAt,
        FailedAt = letter.FailedAt,
        Attempts = letter.Attempts,
        NextAttemptAt = letter.NextAttemptAt,
        Error = letter.ErrorType,
    };

    private static bool TryParse(string id, out int queue, out long position)
    {
        position = 0;
        queue = 0;
        return id.Split('-') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out queue)
            && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out position);
    }
}
