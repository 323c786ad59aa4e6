using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Access;

[GenerateSerializer, Immutable, Alias("hr.upstream-state")]
internal sealed record UpstreamState
{
    /// <summary>Null until the key is made, and after it was revoked.</summary>
    [Id(0)] public Principal? Principal { get; init; }

    /// <summary>As listed; null for a key made before keys were listed.</summary>
    [Id(1)] public UpstreamRow? Row { get; init; }

    /// <summary>From here on the key is worthless; null for never.</summary>
    [Id(2)] public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>
/// A key. The row in the list comes first when a key is made, so that no key works unseen, and last when it is revoked, so that the list
/// never calls a working key revoked; repeating the command mends what a crash left between.
/// </summary>
[GrainType("upstream")]
internal sealed class UpstreamGrain(
    [PersistentState("upstream", "hr")] IPersistentState<UpstreamState> store, IUpstreamRows rows, IAuditRows audit, TimeProvider time)
    : StateGrain<UpstreamState>(store), IUpstreamGrain
{
    public async Task Configure(ConfigureUpstream command)
    {
        // Made already, and perhaps retired or revoked since: a command that comes again undoes neither.
        if (State.Row is not null) return;

        var now = time.GetUtcNow();
        var row = new UpstreamRow
        {
            Id = command.Id,
            KeyHash = Contracts.GrainKeys.IdOf(this.GetPrimaryKeyString()),
            Name = command.Name,
            Source = command.Source,
            Branches = command.Branches,
            CreatedAt = command.Follows?.CreatedAt ?? now,
            CreatedBy = command.Follows?.CreatedBy ?? command.Command.By,
            LastUsedAt = command.Follows?.LastUsedAt,
            ExpiresAt = command.ExpiresAt,
            RotatedAt = command.Follows is null ? null : now,
            PreviousHash = command.Follows?.KeyHash,
            PreviousUntil = command.PreviousUntil,
        };
        await rows.Save(row, CancellationToken.None);
        await Save(row, command.Command, command.Follows is null ? "upstream.created" : "upstream.rotated", now);
        await Write(new()
        {
            Row = row,
            ExpiresAt = command.ExpiresAt,
            Principal = new()
            {
                UserName = command.Id,
                DisplayName = command.Name,
                Role = Role.Upstream,
                Branches = command.Branches,
                Source = command.Source,
            },
        });
    }

    public Task<Principal?> Get() => Task.FromResult(State.ExpiresAt <= time.GetUtcNow() ? null : State.Principal);

    public async Task Retire(CommandInfo command, DateTimeOffset until)
    {
        if (State.Principal is null || State.ExpiresAt <= until) return;
        await Write(State with { ExpiresAt = until });
    }

    public async Task Revoke(RevokeUpstream command)
    {
        var row = command.Row with { RevokedAt = State.Row?.RevokedAt ?? time.GetUtcNow(), RevokedBy = State.Row?.RevokedBy ?? command.Command.By };
        if (State.Principal is not null) await Write(new() { Row = row });
        await rows.Save(row, CancellationToken.None);
        await Save(row, command.Command, "upstream.revoked", row.RevokedAt!.Value);
    }

    private Task Save(UpstreamRow row, CommandInfo command, string action, DateTimeOffset at) => audit.Save(
        AuditEntry.Of(
            command, $"upstream:{row.Id}", action, at,
            after: string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{row.Source}: {string.Join(' ', row.Branches.Order(StringComparer.Ordinal))}; until {row.ExpiresAt:O}; the one before until {row.PreviousUntil:O}")),
        CancellationToken.None);
}
