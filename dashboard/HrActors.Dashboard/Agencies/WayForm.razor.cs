using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Agencies;

/// <summary>What is typed about a way before it is saved.</summary>
public sealed class WayFields
{
    private static readonly char[] Separators = [',', '，', '、', ' ', ';', '；'];

    public bool IsNew { get; private init; }
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public WayKind Kind { get; set; } = WayKind.File;

    /// <summary>Leading digits of region codes, separated by commas; empty means everywhere.</summary>
    public string Regions { get; set; } = "";
    public IReadOnlyCollection<InsuranceLine> Lines { get; set; } = [];
    public int Persons { get; set; } = AgencyWay.DefaultPersonsPerFile;

    public bool IsFilled => !string.IsNullOrWhiteSpace(Id) && !string.IsNullOrWhiteSpace(Name);

    /// <summary>Those of <paramref name="way"/>; null starts a new one.</summary>
    public static WayFields Of(AgencyWay? way) => way is null ? new() { IsNew = true } : new()
    {
        Id = way.Id, Name = way.Name, Kind = way.Kind, Regions = string.Join(", ", way.Regions), Lines = way.Lines, Persons = way.PersonsPerFile,
    };

    public AgencyWay ToWay() => new()
    {
        Id = Id.Trim(),
        Name = Name.Trim(),
        Kind = Kind,
        Regions = [.. Regions.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Lines = [.. Lines.Order()],
        PersonsPerFile = Persons,
    };
}

/// <summary>Creates or changes a way; the kind of one that exists stands.</summary>
public sealed partial class WayForm
{
    private static readonly ImmutableArray<WayKind> Kinds = [WayKind.File, WayKind.Manual, WayKind.Http];

    [Parameter, EditorRequired] public required WayFields Form { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<AgencyWay> OnSave { get; set; }
    [Parameter] public EventCallback OnCancel { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private string KindText(WayKind kind) => W[WayTexts.KindName(kind)];

    private string LineText(InsuranceLine line) => W[EnrolmentTexts.LineName(line)];
}
