using HrActors.Domain.Localisation;

namespace HrActors.Domain.Regions;

/// <summary>A province or a city of prefecture level (地级) with its code of GB/T 2260.</summary>
public sealed record Region
{
    /// <summary>Six digits; a province ends in 0000, a city in 00.</summary>
    public required string Code { get; init; }

    /// <summary>The name as people say it, such as 武汉.</summary>
    public required string Name { get; init; }

    /// <summary>The official name with its province, such as 湖北省武汉市; for a province its official name.</summary>
    public required string FullName { get; init; }

    /// <summary>Such as Wuhan.</summary>
    public required string EnglishName { get; init; }

    /// <summary>Code of the province, such as 420000; a province and a municipality (直辖市) are their own.</summary>
    public required string Province { get; init; }

    public bool IsProvince => Code == Province;

    /// <summary>The names for texts: <see cref="Name"/> and <see cref="EnglishName"/>.</summary>
    public LocalText Text => LocalText.Of(Name, EnglishName);
}
