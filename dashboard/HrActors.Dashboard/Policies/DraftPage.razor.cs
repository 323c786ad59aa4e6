using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Policies;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Commands;
using Microsoft.AspNetCore.Components;
using T = HrActors.Dashboard.Policies.PolicyTexts;

namespace HrActors.Dashboard.Policies;

/// <summary>One policy update: what it changes, whom it reaches, and the decision.</summary>
public sealed partial class DraftPage
{
    private PolicyDraftDetail? _detail;
    private Refusal? _unread;
    private Decision _asking;

    [Parameter] public required string Id { get; set; }

    [Inject] internal IPolicyDesk Desk { get; init; } = null!;

    private string? Subtitle => _detail?.Draft is not { } draft ? null : string.Join(" · ", new[]
    {
        W.Format(T.Brought, draft.ArrivedBy, Words.Instant(draft.ArrivedAt), W[T.ViaName(draft.Via)]),
        draft is { DecidedAt: { } at, DecidedBy: { } by } ? W.Format(T.Decided, by, Words.Instant(at)) : null,
    }.OfType<string>());

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesAmounts()) return;

        var found = await Desk.Read(Id, by).WaitAsync(cancellationToken);
        (_detail, _unread) = (found.Value, found.Refusal);
        Follow(_detail?.Draft is { State: PolicyDraftState.Settling } or { State: PolicyDraftState.Draft, Effect: null });
    }

    private async Task Decide()
    {
        var asked = _asking;
        _asking = Decision.None;
        await Run($"{asked} {Id}", id => asked == Decision.Confirm ? Desk.Confirm(Id, By!, id) : Desk.Discard(Id, By!, id));
    }
}

/// <summary>What is about to be done with a draft.</summary>
public enum Decision
{
    None = 0,
    Confirm = 1,
    Discard = 2,
}
