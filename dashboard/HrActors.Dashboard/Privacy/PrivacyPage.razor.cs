using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Privacy;

/// <summary>Who has left and whose data may be deleted, the terms with their sources, and the proofs of what was deleted.</summary>
public sealed partial class PrivacyPage
{
    private const int Shown = 50;

    private Page<RetentionState> _leavers = new() { Items = [] };
    private Page<SealedDeletion> _deletions = new() { Items = [] };

    [SupplyParameterFromQuery] public string? After { get; set; }

    /// <summary>Whether only those are shown whose data may be deleted now.</summary>
    [SupplyParameterFromQuery] public bool Due { get; set; }

    /// <summary>Cursor of the proofs that are shown; absent for the newest.</summary>
    [SupplyParameterFromQuery] public string? Proofs { get; set; }

    [Inject] internal IPrivacyDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.HandlesPersonalData()) return;

        _leavers = (await Desk.Leavers(null, Due, After, Shown, by, cancellationToken)).Value ?? new() { Items = [] };
        _deletions = (await Desk.Deletions(Proofs, Shown, by, cancellationToken)).Value ?? new() { Items = [] };
    }

    protected override bool Concerns(Change change) => false;

    /// <summary>Kinds of data for which nobody has decided a term; empty when there is none.</summary>
    private string Undecided => W.List(Desk.Rules.Where(rule => rule.Years is null).Select(rule => W[rule.Name]));

    private LocalText KindName(string kind) => Desk.Rules.FirstOrDefault(rule => rule.Kind == kind)?.Name ?? LocalText.Of(kind, kind);

    private void Narrow(bool due) => Navigation.Narrow("due", due ? "true" : null);
}
