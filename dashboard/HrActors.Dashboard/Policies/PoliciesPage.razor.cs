using System.Globalization;
using System.Text;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Policies;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Commands;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Policies;

/// <summary>Drafts with their clocks, and what is in force for a month as known on a day; the address carries the question.</summary>
public sealed partial class PoliciesPage
{
    private const int PageSize = 60;

    /// <summary>Bytes; far above any policy file.</summary>
    private const int LongestFile = 1024 * 1024;

    private YearMonth _month;
    private DateOnly _knownOn;
    private PoliciesInForce? _policies;
    private ImmutableArray<PolicyInForce> _shown = [];
    private ImmutableList<PolicyDraft>? _drafts;
    private ImmutableArray<PackFeed> _feeds = [];
    private Refusal? _unread;
    private bool _entering;

    [SupplyParameterFromQuery] public string? Pack { get; set; }

    /// <summary>Code of GB/T 2260; absent for every place that states something.</summary>
    [SupplyParameterFromQuery] public string? Region { get; set; }

    /// <summary>The month as <c>yyyy-MM</c>; absent for the present one.</summary>
    [SupplyParameterFromQuery] public string? On { get; set; }

    /// <summary>The day of knowledge as <c>yyyy-MM-dd</c>; absent for today.</summary>
    [SupplyParameterFromQuery] public string? KnownAt { get; set; }

    /// <summary>From 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int? PageNumber { get; set; }

    [Inject] internal IPolicyDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private int Pages => Math.Max(1, ((_policies?.Items.Length ?? 0) + PageSize - 1) / PageSize);

    private int Page => Math.Clamp(PageNumber ?? 1, 1, Pages);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesPolicies()) return;

        _month = YearMonth.TryParse(On, out var month) ? month : YearMonth.Of(Today);
        _knownOn = DateOnly.TryParseExact(KnownAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Today;
        var found = await Desk.InForce(
            new() { Pack = TextOf(Pack), RegionCode = TextOf(Region), Month = _month, KnownOn = _knownOn }, by).WaitAsync(cancellationToken);
        (_policies, _unread) = (found.Value, found.Refusal);
        _shown = [.. (_policies?.Items ?? []).Skip((Page - 1) * PageSize).Take(PageSize)];
        _feeds = (await Desk.Feeds(by).WaitAsync(cancellationToken)).Value?.Items ?? [];
        if (by.SeesAmounts()) _drafts = (await Desk.List(by).WaitAsync(cancellationToken)).Value?.Items;
        Follow(_drafts?.Exists(draft => draft.State == PolicyDraftState.Settling || draft is { State: PolicyDraftState.Draft, Effect: null }) == true);
    }

    private async Task Upload(ChosenFile file)
    {
        using var reader = new StreamReader(new MemoryStream(file.Bytes), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(Leaving);
        Show(await Run($"propose {file.Name} {file.Sha256}", id => Desk.Propose(file.Name, text, "api", By!, id)));
    }

    private async Task Enter(PolicyValueForm form)
    {
        if (await Run($"propose {form}", id => Desk.Propose(form, By!, id)) is not { } draft) return;

        _entering = false;
        Show(draft);
    }

    private async Task SetFeed((string Pack, string? Url, int Minutes) feed)
    {
        var url = TextOf(feed.Url);
        await Run($"feed {feed.Pack} {url} {feed.Minutes}", id => Desk.SetFeed(feed.Pack, url, feed.Minutes, By!, id));
    }

    private async Task CheckFeed(string pack) => await Run($"check {pack}", _ => Desk.CheckFeed(pack, By!));

    private void Show(PolicyDraft? draft)
    {
        if (draft is not null) Navigation.NavigateTo(PolicyAddress.Draft(draft.Id));
    }

    private string PackName(string? pack) => string.IsNullOrEmpty(pack) ? W[Layout.ShellTexts.All]
        : _policies?.Packs.GetValueOrDefault(pack) is { } title ? W[title] : pack;

    private string RegionName(string? code) => string.IsNullOrEmpty(code) ? "" : $"{W.Region(code)} {code}";

    private Task<IEnumerable<string?>> FindRegions(string? text, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<string?>>(
    [
        .. (_policies?.Regions ?? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty)
            .Where(pack => string.IsNullOrEmpty(Pack) || pack.Key == Pack).SelectMany(pack => pack.Value).Distinct()
            .Where(code => string.IsNullOrWhiteSpace(text) || RegionName(code).Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)),
    ]);

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Narrow(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = new Dictionary<string, object?> { ["page"] = null };
        foreach (var (name, value) in changes) query[name] = string.IsNullOrEmpty(value) ? null : value;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query), replace: true);
    }

    private void Go(int page) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("page", page == 1 ? (int?)null : page));
}
