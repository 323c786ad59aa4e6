using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Agencies;

/// <summary>Which way serves which place and line; the administrator changes it here.</summary>
public sealed partial class WaysPage
{
    private ImmutableList<AgencyWay> _ways = [];
    private WayFields? _open;
    private string? _leaving;
    private string? _told;
    private string? _region;
    private InsuranceLine _line = InsuranceLine.Pension;

    [Inject] internal IAgencyDesk Desk { get; init; } = null!;

    private bool Manages => By?.ManagesAgencies() == true;

    private AgencyWay? Serving => _region is { } region ? AgencyWays.Find(_ways, region, _line) : null;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (by.SeesWays()) _ways = await Desk.Ways(cancellationToken);
    }

    protected override bool Concerns(Change change) => false;

    private void Open(AgencyWay? way) => (_open, _told, _leaving) = (WayFields.Of(way), null, null);

    private async Task Save(AgencyWay way)
    {
        _told = null;
        if (await Run(Intent("save", way), id => Desk.ConfigureWay(way, By!, id, CancellationToken.None)) is not { } saved) return;

        (_open, _told) = (null, W.Format(WayTexts.Saved, saved.Name));
    }

    private async Task Remove(AgencyWay way)
    {
        (_told, _leaving) = (null, null);
        if (await Run("remove " + way.Id, id => Desk.RemoveWay(way.Id, By!, id, CancellationToken.None)) is { } removed)
            _told = W.Format(WayTexts.Removed, removed.Name);
    }

    private string LineText(InsuranceLine line) => W[EnrolmentTexts.LineName(line)];

    /// <summary>The names of what is built in are ours, those of the others are the group's.</summary>
    private string NameOf(AgencyWay way) => way is { BuiltIn: true, Kind: WayKind.Manual } ? W[WayTexts.KindName(way.Kind)] : way.Name;

    private string RegionsOf(AgencyWay way) => way.Regions.IsEmpty ? W[WayTexts.Everywhere] : W.List(way.Regions.Select(Region));

    private string Region(string prefix) => $"{W.Region(prefix.PadRight(6, '0'))} {prefix}";

    private string LinesOf(AgencyWay way) => way.Lines.IsEmpty ? W[WayTexts.AllLines] : W.List(way.Lines.Select(LineText));
}
