using HrActors.Domain.Commands;

namespace HrActors.Grains.Rows;

/// <summary>Who did what to which subject, when, why and from where; values masked, names and identity numbers never in it.</summary>
[GenerateSerializer, Immutable, Alias("hr.audit-entry")]
public sealed record AuditEntry
{
    /// <summary>Recognises an entry that is written twice.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }
    [Id(2)] public required string By { get; init; }

    /// <summary>What was done, such as <c>employee.onboarded</c>.</summary>
    [Id(3)] public required string Action { get; init; }

    /// <summary>The actor's key.</summary>
    [Id(4)] public required string Subject { get; init; }
    [Id(5)] public string? Reason { get; init; }
    [Id(6)] public string? Before { get; init; }
    [Id(7)] public string? After { get; init; }

    /// <summary>Where it came from: the way in and the address, such as <c>api 10.0.0.5</c>; null for what the system does by itself.</summary>
    [Id(8)] public string? From { get; init; }

    /// <summary>The entry of a command on its owner: one per owner and command, however often it is written.</summary>
    public static AuditEntry Of(CommandInfo command, string subject, string action, DateTimeOffset at, string? before = null, string? after = null) => new()
    {
        Id = $"{subject}/{command.Id}",
        At = at,
        By = command.By,
        Action = action,
        Subject = subject,
        Reason = command.Reason,
        Before = before,
        After = after,
        From = command.From,
    };
}

public interface IAuditRows
{
    /// <summary>Writes the entry once per id; committed when it returns. What looks like an identity or phone number is masked.</summary>
    Task Save(AuditEntry entry, CancellationToken cancellationToken);
}

/// <summary>Ends the chains of past days, and takes away those that need not be kept any more.</summary>
public interface IAuditSeals
{
    /// <summary>Signs every chain of the days up to <paramref name="day"/>, included, that has no seal; answers how many.</summary>
    Task<int> SealThrough(DateOnly day, CancellationToken cancellationToken);

    /// <summary>Removes sealed entries of the days before <paramref name="day"/>; the seals stay. Answers how many entries went.</summary>
    Task<int> RemoveBefore(DateOnly day, CancellationToken cancellationToken);
}
