using HrActors.Contracts.Agencies;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Agencies;

/// <summary>Certificates with their owners, how long they are valid, and the button that ends them.</summary>
public sealed partial class SealTable
{
    /// <summary>From so many days before its end on, a certificate asks to be renewed.</summary>
    private const int SoonDays = 60;

    private string? _open;
    private string _reason = "";

    [Parameter, EditorRequired] public required string Title { get; set; }
    [Parameter, EditorRequired] public required string OwnerName { get; set; }

    /// <summary>Newest first: of each owner the first one signs.</summary>
    [Parameter, EditorRequired] public required ImmutableList<SealEntry> Seals { get; set; }

    /// <summary>What stands there when there is none.</summary>
    [Parameter, EditorRequired] public required string None { get; set; }
    [Parameter, EditorRequired] public required DateTimeOffset Now { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<(SealEntry Seal, string Reason)> OnRevoke { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private int DaysLeft(SealEntry seal) => Words.DayOf(seal.NotAfter).DayNumber - Words.DayOf(Now).DayNumber;

    private bool IsReplaced(SealEntry seal) => Seals.Find(seal.IsOfSameOwner) is { } newest && newest.KeyId != seal.KeyId;

    private string StateText(SealEntry seal) => Now > seal.NotAfter ? W[SealTexts.Expired]
        : IsReplaced(seal) ? W[SealTexts.Replaced]
        : W.Format(SealTexts.Left, Words.Count(DaysLeft(seal)));

    private Tone StateTone(SealEntry seal) => Now > seal.NotAfter ? Tone.Bad
        : IsReplaced(seal) ? Tone.Neutral
        : DaysLeft(seal) <= SoonDays ? Tone.Warn : Tone.Good;

    private void Open(SealEntry seal) => (_open, _reason) = (_open == seal.KeyId ? null : seal.KeyId, "");

    private async Task Revoke(SealEntry seal)
    {
        await OnRevoke.InvokeAsync((seal, _reason.Trim()));
        // Refused or unanswered it stays as it was, for another try.
        if (Seals.Find(one => one.KeyId == seal.KeyId) is not { RevokedAt: null }) (_open, _reason) = (null, "");
    }
}
