using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Agencies;

/// <summary>Applications that go by file: what waits, the files made of it, and the answers that come back.</summary>
public sealed partial class FilesPage
{
    private ImmutableList<AgencyWay>? _ways;
    private AgencyWay? _way;
    private ExchangeOverview? _overview;
    private AnswerOutcome? _outcome;
    private string? _told;

    /// <summary>Id of the way; absent for the first.</summary>
    [SupplyParameterFromQuery] public string? Way { get; set; }

    [Inject] internal IAgencyDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesDetails()) return;

        var ways = (await Desk.Ways(cancellationToken)).FindAll(way => way.Kind == WayKind.File);
        var way = ways.Find(one => one.Id == Way) ?? ways.FirstOrDefault();
        if (way?.Id != _way?.Id) (_outcome, _told) = (null, null);
        // Refused when the way was removed a moment ago: nothing is there.
        _overview = way is not null && await Desk.Files(way.Id, by, cancellationToken) is { IsRefused: false } files ? files.Value : null;
        (_ways, _way) = (ways, way);
    }

    /// <summary>An application waits, or an answer has come.</summary>
    protected override bool Concerns(Change change) =>
        _way is { } way && change.Case is { } row && way.Closeness(row.DestinationRegionCode, row.Line) is not null;

    private async Task Make(WaitingGroup group)
    {
        (_told, _outcome) = (null, null);
        var request = new FileRequest { AgencyId = _way!.Id, LegalEntity = group.LegalEntity, RegionCode = group.RegionCode, Line = group.Line };
        var intent = $"make {request.AgencyId} {group.LegalEntity} {group.RegionCode} {group.Line}";
        if (await Run(intent, id => Desk.MakeFile(request, By!, id, CancellationToken.None)) is { } file)
            _told = W.Format(FileTexts.Made, file.FileNo, file.Count);
    }

    private async Task Take(ChosenFile file)
    {
        (_told, _outcome) = (null, null);
        _outcome = await Run($"take {_way!.Id} {file.Name} {file.Sha256}", id => Desk.TakeAnswer(_way.Id, file.Bytes, By!, id, CancellationToken.None));
    }

    private string LineText(InsuranceLine line) => W[EnrolmentTexts.LineName(line)];
}

/// <summary>Addresses of the files.</summary>
internal static class FileAddress
{
    public static string Of(string agencyId) => "/agency-files?way=" + Uri.EscapeDataString(agencyId);

    public static string Download(string agencyId, string fileNo) =>
        $"/agency-files/{Uri.EscapeDataString(agencyId)}/{Uri.EscapeDataString(fileNo)}/export.xlsx";
}
