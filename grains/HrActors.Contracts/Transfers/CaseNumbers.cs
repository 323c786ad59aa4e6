using System.Globalization;

namespace HrActors.Contracts.Transfers;

/// <summary>Case numbers: <c>T-2026-00001</c>, counted from 1 in each year.</summary>
public static class CaseNumbers
{
    public static string Of(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"T-{year:0000}-{number:00000}");

    /// <summary>Name of the counter of one year.</summary>
    public static string Sequence(int year) => string.Create(CultureInfo.InvariantCulture, $"case-{year}");

    /// <summary>Null when it is no number of this form.</summary>
    public static (int Year, long Number)? TryParse(string caseNo) =>
        caseNo.Split('-') is ["T", var year, var number]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var counted)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && Of(counted, place) == caseNo
            ? (counted, place)
            : null;
}
