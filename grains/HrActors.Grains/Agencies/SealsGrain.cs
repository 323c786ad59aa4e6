using HrActors.Contracts.Agencies;
using HrActors.Domain.Commands;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Agencies;

[GenerateSerializer, Immutable, Alias("hr.seals-state")]
internal sealed record SealsState
{
    /// <summary>In the order of import.</summary>
    [Id(0)] public ImmutableList<SealEntry> Seals { get; init; } = [];
}

[GrainType("seals")]
internal sealed class SealsGrain([PersistentState("seals", "hr")] IPersistentState<SealsState> store, IAuditRows audit, TimeProvider time)
    : StateGrain<SealsState>(store), ISealsGrain
{
    public Task<ImmutableList<SealEntry>> List() => Task.FromResult(State.Seals.Reverse());

    public Task<SealEntry?> Find(string legalEntity) => Task.FromResult(State.Seals.FindLast(seal => seal.LegalEntity == legalEntity));

    public async Task<SealEntry> Add(SealEntry seal, CommandInfo command)
    {
        if (State.Seals.FindLast(known => known.LegalEntity == seal.LegalEntity) is { } present && present.Thumbprint == seal.Thumbprint) return present;

        await Audit(command, "seal.imported", seal);
        await Write(new() { Seals = State.Seals.Add(seal) });
        return seal;
    }

    public async Task<Reply<SealEntry>> Revoke(string thumbprint, CommandInfo command)
    {
        var index = State.Seals.FindLastIndex(seal => seal.Thumbprint == thumbprint);
        if (index < 0)
            return Refusal.NotFound("signature.certificate-unknown", "没有这个印章证书。", "There is no such seal certificate.");
        if (State.Seals[index].RevokedAt is not null) return State.Seals[index];

        var revokedAt = time.GetUtcNow();
        var next = State.Seals.ConvertAll(seal => seal.Thumbprint == thumbprint
            ? seal with { RevokedAt = revokedAt, RevokedBy = command.By, RevocationReason = command.Reason }
            : seal);
        await Audit(command, "seal.revoked", next[index]);
        await Write(new() { Seals = next });
        return next[index];
    }

    private Task Audit(CommandInfo command, string action, SealEntry seal) => audit.Save(
        new()
        {
            Id = $"seal:{seal.Thumbprint}/{command.Id}",
            At = time.GetUtcNow(),
            By = command.By,
            Action = action,
            Subject = $"seal:{seal.Thumbprint}",
            Reason = command.Reason,
            From = command.From,
            After = seal.Subject,
        },
        CancellationToken.None);
}
