using HrActors.Domain.Transfers;
using HrActors.Silo.Json;

namespace HrActors.Silo.Agencies;

/// <summary>What a way has to look like, whoever configures it.</summary>
internal static class WayChecks
{
    public static void Check(AgencyWay way, FieldChecks checks)
    {
        checks.Require(
            way.Id.Length is > 0 and <= 40 && way.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'), "/id", "way.id",
            "渠道编号须为 1 至 40 位小写字母、数字或短横线", "An id has 1 to 40 lower-case letters, digits or dashes");
        checks.Text("/name", way.Name, 60);
        checks.Require(
            way.PersonsPerFile is >= 1 and <= 5_000, "/personsPerFile", "way.persons-per-file", "须为 1 至 5000", "Is 1 to 5,000");
        for (var i = 0; i < way.Regions.Count; i++)
        {
            checks.Require(
                way.Regions[i] is { Length: 2 or 4 or 6 } prefix && prefix.All(char.IsAsciiDigit), $"/regions/{i}", "region.unknown",
                "须为行政区划代码的前 2、4 或 6 位", "Has the first 2, 4 or 6 digits of a region code");
        }
    }
}
