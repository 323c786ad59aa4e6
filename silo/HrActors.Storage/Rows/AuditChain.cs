using System.Security.Cryptography;
using System.Text.Json;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

/// <summary>The keyed hash of an entry over its values and the hash before it.</summary>
internal sealed class AuditChain(byte[] key)
{
    public string Next(string previous, StoredAudit row) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, JsonSerializer.SerializeToUtf8Bytes(
            (object?[])
            [
                previous, row.Id, row.Day, row.Position, row.At, row.Actor, row.Action, row.Subject, row.Reason, row.BeforeValue, row.AfterValue,
            ])));
}

/// <summary>An entry as stored.</summary>
internal sealed record StoredAudit
{
    public string Id { get; init; } = "";
    public string Day { get; init; } = "";
    public long Position { get; init; }
    public long At { get; init; }
    public string Actor { get; init; } = "";
    public string Action { get; init; } = "";
    public string Subject { get; init; } = "";
    public string? Reason { get; init; }
    public string? BeforeValue { get; init; }
    public string? AfterValue { get; init; }
    public string Hash { get; init; } = "";

    public static StoredAudit From(AuditEntry entry) => new()
    {
        Id = entry.Id,
        Day = Days.From(HrActors.Domain.Time.ChinaTime.DateOf(entry.At)),
        At = Microseconds.From(entry.At),
        Actor = entry.By,
        Action = entry.Action,
        Subject = entry.Subject,
        Reason = entry.Reason,
        BeforeValue = entry.Before,
        AfterValue = entry.After,
    };

    public AuditEntry ToEntry() => new()
    {
        Id = Id,
        At = Microseconds.ToInstant(At),
        By = Actor,
        Action = Action,
        Subject = Subject,
        Reason = Reason,
        Before = BeforeValue,
        After = AfterValue,
    };
}
