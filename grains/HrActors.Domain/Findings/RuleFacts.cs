using System.Globalization;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;

namespace HrActors.Domain.Findings;

/// <summary>Names of facts in findings, and how they are written and read again.</summary>
internal static class RuleFacts
{
    public const string Line = "line";
    public const string Region = "region";
    public const string Months = "months";
    public const string Unit = "unit";
    public const string Declared = "declared";
    public const string Observed = "observed";
    public const string Due = "due";
    public const string Employees = "employees";
    public const string Agency = "agency";
    public const string Destination = "destination";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static LocalText RegionName(this IReadOnlyDictionary<string, string> facts, string name = Region) => RegionTable.NameOf(facts[name]);

    public static LocalText LineName(this IReadOnlyDictionary<string, string> facts) =>
        InsuranceLines.TryParse(facts[Line], out var line)
            ? LocalText.Of(line.ChineseName(), line.EnglishName())
            : LocalText.Of(facts[Line], facts[Line]);
}
