using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.Sandbox.Persons;

/// <summary>What the sandbox makes up when nobody tells it; each text says that it is the sandbox's (沙箱).</summary>
internal static class MadeUp
{
    /// <summary>The given number, else one of at most 20 characters that is the same each time.</summary>
    public static string PersonalNo(string? given, string idNumber, string regionCode, string line)
    {
        if (!string.IsNullOrWhiteSpace(given)) return given.Trim();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{regionCode}/{line}/{idNumber}"));
        var digits = BinaryPrimitives.ReadUInt32BigEndian(hash) % 100_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"SBX{regionCode}{digits:D8}");
    }

    /// <summary>The given details; the missing ones made up for the region and line.</summary>
    public static AgencyDetails Agency(AgencyInput? given, string regionCode, string line)
    {
        var place = Places.Find(regionCode);
        return new AgencyDetails(
            Text(given?.Code, regionCode),
            Text(given?.Name, place is null ? $"沙箱经办机构 {regionCode}" : $"{place.Name}市{Office(line)}（沙箱示例）"),
            Text(given?.Phone, "000-00000000"),
            Text(given?.Address, $"{place?.Name ?? regionCode}示例路1号（沙箱）"),
            Text(given?.PostCode, place?.PostCode ?? "000000"));
    }

    private static string Office(string line) => line switch
    {
        "medical" or "maternity" or "supplementary-medical" => "医疗保障事务中心",
        "housing-fund" => "住房公积金管理中心",
        _ => "社会保险经办中心",
    };

    private static string Text(string? given, string madeUp) => string.IsNullOrWhiteSpace(given) ? madeUp : given.Trim();
}
