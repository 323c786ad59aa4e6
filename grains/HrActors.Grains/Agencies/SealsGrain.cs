using HrActors.Contracts.Access;
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
internal sealed class SealsGrain([PersistentState("seals", "hr")] IPersistentState<SealsState> store, IAuditRows audit, Callers callers, TimeProvider time)
    : StateGrain<SealsState>(store), ISealsGrain
{
    public Task<ImmutableList<SealEntry>> List() => Task.FromResult(State.Seals.Reverse());

    public Task<SealEntry?> Find(string legalEntity) => Task.FromResult(State.Seals.FindLast(seal => seal.Signer is null && seal.LegalEntity == legalEntity));

    public Task<SealEntry?> FindSigner(string userName) => Task.FromResult(State.Seals.FindLast(seal => seal.Signer == userName));

    public Task<ImmutableList<SealEntry>> ListOf(string userName)
    {
        callers.Current.MustBe(userName);
        return Task.FromResult(State.Seals.FindAll(seal => seal.Signer == userName).Reverse());
    }

    public Task<SealEntry> Add(SealEntry seal, CommandInfo command) => Keep(seal with { Signer = null }, command);

    public Task<SealEntry> AddSigner(SealEntry signer, CommandInfo command)
    {
        callers.Current.MustBe(command.By);
        return Keep(signer with { Signer = command.By, LegalEntity = "" }, command);
    }

    public Task<Reply<SealEntry>> Revoke(string thumbprint, CommandInfo command) =>
        Revoke(State.Seals.FindLastIndex(seal => seal.Thumbprint == thumbprint), command);

    public Task<Reply<SealEntry>> RevokeSigner(string thumbprint, CommandInfo command)
    {
        callers.Current.MustBe(command.By);
        return Revoke(State.Seals.FindLastIndex(seal => seal.Thumbprint == thumbprint && seal.Signer == command.By), command);
    }

    private async Task<SealEntry> Keep(SealEntry seal, CommandInfo command)
    {
        if (State.Seals.FindLast(known => known.IsOfSameOwner(seal)) is { RevokedAt: null } present && present.Thumbprint == seal.Thumbprint) return present;

        await Audit(command, "seal.imported", seal);
        await Write(new() { Seals = State.Seals.Add(seal) });
        return seal;
    }

    /// <summary>Whoever else signs with the same certificate signs no more either: its key is not to be trusted.</summary>
    private async Task<Reply<SealEntry>> Revoke(int index, CommandInfo command)
    {
        if (index < 0) return Refusal.NotFound("signature.certificate-unknown", "没有这个证书。", "There is no such certificate.");
        if (State.Seals[index] is { RevokedAt: not null } revoked) return revoked;

        var (thumbprint, at) = (State.Seals[index].Thumbprint, time.GetUtcNow());
        var next = State.Seals.ConvertAll(seal => seal.Thumbprint == thumbprint
            ? seal with { RevokedAt = at, RevokedBy = command.By, RevocationReason = command.Reason }
            : seal);
        await Audit(command, "seal.revoked", next[index]);
        await Write(new() { Seals = next });
        return next[index];
    }

    /// <summary>A person's name stays out of the trail.</summary>
    private Task Audit(CommandInfo command, string action, SealEntry seal) => audit.Save(
        AuditEntry.Of(command, $"seal:{seal.Thumbprint}", action, time.GetUtcNow(), after: seal.Signer is null ? seal.Subject : null),
        CancellationToken.None);
}
