using System.Collections.Frozen;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Regions;

/// <summary>
/// Provinces and cities of prefecture level by their codes of GB/T 2260, and the codes of that level which were withdrawn since 1980.
/// Numbers of identity documents keep the code of their day, so a withdrawn code is still a known one.
/// </summary>
public static class RegionTable
{
    private static readonly FrozenDictionary<string, Region> ByCode = Load();

    private static readonly FrozenDictionary<string, string> RetiredByPrefix =
        EmbeddedText.ReadRows("Regions/retired-prefectures.csv").ToFrozenDictionary(row => row[0], row => row[1]);

    /// <summary>All regions in the order of their codes.</summary>
    public static IReadOnlyList<Region> All { get; } = [.. ByCode.Values.OrderBy(region => region.Code, StringComparer.Ordinal)];

    public static bool TryFind(string? code, out Region region)
    {
        region = null!;
        return code is not null && ByCode.TryGetValue(code, out region!);
    }

    /// <summary>The region with this code; null when the table does not hold it.</summary>
    public static Region? Find(string? code) => TryFind(code, out var region) ? region : null;

    /// <summary>The short names of the region; the code itself where it is unknown.</summary>
    public static LocalText NameOf(string code) => Find(code)?.Text ?? LocalText.Of(code, code);

    /// <summary>True when both codes lie in one province, by their first two digits. An unknown province is the same as none.</summary>
    public static bool SameProvince(string first, string second) =>
        Find(ProvinceCode(first)) is { } province && province.Code == ProvinceCode(second);

    /// <summary>The province of any six-digit code, counties and withdrawn codes included; null when no such province exists.</summary>
    public static Region? ProvinceOf(string code) => Find(ProvinceCode(code));

    /// <summary>
    /// Where a six-digit code of any level lies, as exactly as the table knows: province and city, or the province alone.
    /// </summary>
    /// <param name="code">Six digits, the code of a county, city or province, in force or withdrawn.</param>
    /// <param name="known">False when neither the cities in force nor the withdrawn ones hold the first four digits.</param>
    /// <returns>Null when the province is unknown.</returns>
    public static LocalText? AreaOf(string code, out bool known)
    {
        known = false;
        if (ProvinceOf(code) is not { } province) return null;

        if (Find(code[..4] + "00") is { } city)
        {
            known = true;
            return LocalText.Of(city.FullName, city.IsProvince ? city.EnglishName : $"{city.EnglishName}, {province.EnglishName}");
        }

        known = RetiredByPrefix.TryGetValue(code[..4], out var retired);
        return LocalText.Of(province.FullName + retired, province.EnglishName);
    }

    private static string ProvinceCode(string code) => code is { Length: >= 2 } ? code[..2] + "0000" : "";

    private static FrozenDictionary<string, Region> Load()
    {
        var rows = EmbeddedText.ReadRows("Regions/regions.csv").ToList();
        var provinces = rows.Where(row => row[0].EndsWith("0000", StringComparison.Ordinal)).ToDictionary(row => row[0], row => row[2]);
        return rows.ToFrozenDictionary(row => row[0], row =>
        {
            var province = ProvinceCode(row[0]);
            return new Region
            {
                Code = row[0],
                Name = row[1],
                FullName = row[0] == province ? row[2] : provinces[province] + row[2],
                EnglishName = row[3],
                Province = province,
            };
        });
    }
}
