using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;

namespace HrActors.Silo.Branches;

/// <summary>A branch as an administrator gives it.</summary>
internal sealed record BranchRequest
{
    /// <summary>May be repeated from the address; another one is refused.</summary>
    public string? Code { get; init; }
    public required string Name { get; init; }
    public required string LegalEntity { get; init; }

    /// <summary>Six digits of GB/T 2260.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Default: sample.</summary>
    public string? PolicyPack { get; init; }
    public string? UnitNumber { get; init; }

    /// <summary>1 to 8.</summary>
    public int? InjuryClass { get; init; }

    /// <summary>Per side, as a fraction.</summary>
    public decimal? HousingFundRate { get; init; }

    /// <summary>Default: standard.</summary>
    public string? ShiftTemplate { get; init; }

    /// <summary>First day of another shift template, at most a year ahead; without it the change corrects all days of open months.</summary>
    public DateOnly? ShiftTemplateFrom { get; init; }

    /// <summary>Branches of one legal entity and region share a registration (参保登记).</summary>
    public BranchFacts FactsOf(string code) => new()
    {
        Code = code,
        Name = Name.Trim(),
        LegalEntity = LegalEntity.Trim(),
        RegistrationCode = $"{LegalEntity.Trim()}/{RegionCode}",
        RegionCode = RegionCode,
        PolicyPack = PolicyPack ?? "sample",
        ShiftTemplate = ShiftTemplate ?? "standard",
        UnitNumber = string.IsNullOrWhiteSpace(UnitNumber) ? null : UnitNumber.Trim(),
    };
}

internal sealed record BranchAnswer
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string LegalEntity { get; init; }
    public required string RegionCode { get; init; }
    public required string PolicyPack { get; init; }
    public required string? UnitNumber { get; init; }
    public required int? InjuryClass { get; init; }
    public required decimal? HousingFundRate { get; init; }
    public required string ShiftTemplate { get; init; }

    /// <summary>First day of the shift template; null when it holds on all days.</summary>
    public required DateOnly? ShiftTemplateFrom { get; init; }
    public required long Version { get; init; }

    public static BranchAnswer Of(BranchView view) => new()
    {
        Code = view.Facts.Code,
        Name = view.Facts.Name,
        LegalEntity = view.Facts.LegalEntity,
        RegionCode = view.Facts.RegionCode,
        PolicyPack = view.Facts.PolicyPack,
        UnitNumber = view.Facts.UnitNumber,
        InjuryClass = view.InjuryClass,
        HousingFundRate = view.HousingFundRate,
        ShiftTemplate = view.Facts.ShiftTemplate,
        ShiftTemplateFrom = view.ShiftsFrom,
        Version = view.Version,
    };
}
