using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Dashboard.Access;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Privacy;

/// <summary>Who has left and whose data may be deleted, the terms with their sources, and the proofs of what was deleted.</summary>
public sealed partial class PrivacyPage
{
    private const int Shown = 50;

    private Page<RetentionState> _leavers = new() { Items = [] };
    private ImmutableArray<SealedDeletion> _deletions = [];

    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IPrivacyDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.HandlesPersonalData()) return;

        _leavers = (await Desk.Leavers(null, After, Shown, by, cancellationToken)).Value ?? new() { Items = [] };
        _deletions = (await Desk.Deletions(null, Shown, by, cancellationToken)).Value?.Items ?? [];
    }

    protected override bool Concerns(Change change) => false;

    private LocalText KindName(string kind) => Desk.Rules.FirstOrDefault(rule => rule.Kind == kind)?.Name ?? LocalText.Of(kind, kind);

    private void Move(string? cursor) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("after", cursor));
}
