using HrActors.Domain.Time;

namespace HrActors.Storage.Databases;

/// <summary>Months as both databases keep them: year * 100 + month.</summary>
internal static class MonthNumbers
{
    public static int From(YearMonth month) => (month.Year * 100) + month.Month;

    public static int? From(YearMonth? month) => month is { } value ? From(value) : null;

    public static YearMonth ToMonth(int number) => new(number / 100, number % 100);

    public static YearMonth? ToMonth(int? number) => number is { } value ? ToMonth(value) : null;
}
