using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Upstreams;

/// <summary>Keys of upstream systems: an administrator makes, rotates and revokes them.</summary>
public sealed partial class UpstreamsPage
{
    private const int SoonDays = 30;

    private IReadOnlyList<UpstreamRow>? _rows;
    private UpstreamDraft? _draft;
    private NewUpstreamKey? _made;

    [Inject] internal IUpstreamDesk Desk { get; init; } = null!;

    private bool Manages => By?.ManagesAccess() == true;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (by.ManagesAccess()) _rows = await Desk.List(by, cancellationToken);
    }

    protected override bool Concerns(Change change) => false;

    private async Task Save(UpstreamDraft draft)
    {
        var isDone = draft switch
        {
            { Revokes: true, Row: { } row } => await Run($"revoke {row.Id}", id => Desk.Revoke(row.Id, draft.Reason, By!, id, CancellationToken.None)) is not null,
            { Row: { } row } => await Show($"rotate {row.Id}", id =>
                Desk.Rotate(row.Id, TimeSpan.FromHours(draft.OverlapHours), EndOf(draft), By!, id, CancellationToken.None)),
            _ => await Show($"make {draft.Source}", id => Desk.Create(
                new() { Name = draft.Name, Source = draft.Source, Branches = [.. draft.Codes], ExpiresAt = EndOf(draft) }, By!, id)),
        };
        if (isDone) _draft = null;
    }

    private async Task<bool> Show(string intent, Func<string, Task<Domain.Commands.Reply<NewUpstreamKey>>> make)
    {
        if (await Run(intent, make) is not { } made) return false;
        _made = made;
        return true;
    }

    /// <summary>The chosen day is the last one.</summary>
    private static DateTimeOffset? EndOf(UpstreamDraft draft) => draft.LastDay is { } day ? new(day.Date.AddDays(1), ChinaTime.Offset) : null;

    private IEnumerable<(string Text, Tone Tone)> States(UpstreamRow row)
    {
        var now = Time.GetUtcNow();
        yield return row switch
        {
            { RevokedAt: not null } => (W[UpstreamTexts.Revoked], Tone.Bad),
            _ when row.ExpiresAt <= now => (W[UpstreamTexts.Expired], Tone.Bad),
            _ when row.ExpiresAt < now.AddDays(SoonDays) => (W[UpstreamTexts.EndsSoon], Tone.Warn),
            _ => (W[UpstreamTexts.Valid], Tone.Good),
        };
        if (row.RevokedAt is null && row.PreviousUntil > now) yield return (W.Format(UpstreamTexts.Overlap, Words.Instant(row.PreviousUntil)), Tone.Info);
    }
}

/// <summary>A key as it is being written, rotated or revoked.</summary>
public sealed class UpstreamDraft
{
    /// <summary>Null for a new one.</summary>
    public UpstreamRow? Row { get; private init; }
    public bool Revokes { get; private init; }

    /// <summary>Why it is revoked.</summary>
    public string Reason { get; set; } = "";
    public string Name { get; set; } = "";
    public string Source { get; set; } = "";

    /// <summary>Codes parted by blanks.</summary>
    public string Branches { get; set; } = "";

    /// <summary>Null for no end.</summary>
    public DateTime? LastDay { get; set; }
    public int OverlapHours { get; set; } = 24;

    internal static UpstreamDraft Rotating(UpstreamRow row) => new() { Row = row };

    internal static UpstreamDraft Revoking(UpstreamRow row) => new() { Row = row, Revokes = true };

    internal IEnumerable<string> Codes => Branches.Split([' ', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries);
}
