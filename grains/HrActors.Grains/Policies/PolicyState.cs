using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Policies;

/// <summary>The files of a pack beyond the shipped ones; their texts are rows.</summary>
[GenerateSerializer, Immutable, Alias("hr.policy-state")]
internal sealed record PolicyState : IOwnerState<PolicyState>
{
    /// <summary>Oldest first.</summary>
    [Id(0)] public ImmutableList<PolicyDraft> Drafts { get; init; } = [];
    [Id(1)] public RecentCommands Commands { get; init; } = RecentCommands.None;
    [Id(2)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;

    /// <summary>Null when nothing is looked for.</summary>
    [Id(3)] public PolicyFeed? Feed { get; init; }

    public PolicyState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };

    public PolicyDraft? Find(string id) => Drafts.Find(draft => draft.Id == id);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A file that just came.</summary>
    public PolicyDraft Draft(string pack, string hash, ProposePolicy command, DateTimeOffset at) => new()
    {
        Id = $"{pack}-{Drafts.Count + 1}-{hash[..8]}",
        Pack = pack,
        Name = command.Name,
        Regions = command.Regions,
        From = command.From,
        State = PolicyDraftState.Draft,
        Via = command.Via,
        ArrivedAt = at,
        ArrivedBy = command.Command.By,
        Hash = hash,
    };

    public PolicyState With(PolicyDraft draft)
    {
        var index = Drafts.FindIndex(known => known.Id == draft.Id);
        return this with { Drafts = index < 0 ? Drafts.Add(draft) : Drafts.SetItem(index, draft) };
    }

    public PolicyState Audited(CommandInfo command, string action, PolicyDraft draft, DateTimeOffset at) => this with
    {
        Commands = Commands.Remember(command.Id),
        Outbox = Outbox.Add(new OutboxMessage.SaveAudit
        {
            Entry = AuditEntry.Of(command, GrainKeys.Policies(draft.Pack), action, at, after: $"{draft.Id} {draft.Name} {draft.Hash[..12]}"),
        }),
    };
}
