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
    public const string Lines = "lines";
    public const string Missing = "missing";
    public const string From = "from";
    public const string Through = "through";

    /// <summary>Spans of months as <c>from/through</c>, both included, in order of time and separated by spaces.</summary>
    public const string Spans = "spans";
    public const string Other = "other";
    public const string OtherFrom = "other-region";
    public const string Base = "base";
    public const string DeclaredBase = "declared-base";
    public const string Floor = "floor";
    public const string Cap = "cap";
    public const string Wage = "wage";
    public const string Before = "before";
    public const string Policy = "policy";
    public const string Employer = "employer";
    public const string Employee = "employee";
    public const string Case = "case";
    public const string Leg = "leg";
    public const string State = "state";
    public const string Hukou = "hukou";
    public const string Reasons = "reasons";
    public const string Document = "document";
    public const string Kind = "kind";
    public const string Stage = "stage";
    public const string Gap = "gap";
    public const string Source = "source";
    public const string Unconfirmed = "unconfirmed";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Two decimals.</summary>
    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static LocalText RegionName(this IReadOnlyDictionary<string, string> facts, string name = Region) => RegionTable.NameOf(facts[name]);

    /// <summary>The line a finding is about; <see cref="InsuranceLine.None"/> when it is about none.</summary>
    public static InsuranceLine LineOf(this IReadOnlyDictionary<string, string> facts) =>
        InsuranceLines.TryParse(facts.GetValueOrDefault(Line), out var line) ? line : InsuranceLine.None;

    public static LocalText LineName(this IReadOnlyDictionary<string, string> facts) =>
        InsuranceLines.TryParse(facts[Line], out var line)
            ? LocalText.Of(line.ChineseName(), line.EnglishName())
            : LocalText.Of(facts[Line], facts[Line]);
}
