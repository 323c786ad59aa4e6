using System.Globalization;

namespace HrActors.Sandbox.Persons;

/// <summary>A calendar month from 1950-01 to 2100-12, counted from year 0.</summary>
internal readonly record struct Month(int Index) : IComparable<Month>
{
    private static readonly string[] Forms = ["yyyy-MM", "yyyy-MM-dd"];

    public static Month Of(DateTimeOffset instant) => new(instant.Year * 12 + instant.Month - 1);

    /// <summary>Reads <c>yyyy-MM</c>; of a day <c>yyyy-MM-dd</c> its month.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        month = default;
        if (!DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        if (day.Year is < 1950 or > 2100) return false;
        month = new Month(day.Year * 12 + day.Month - 1);
        return true;
    }

    /// <exception cref="FormatException">Not a month.</exception>
    public static Month Parse(string text) => TryParse(text, out var month) ? month : throw new FormatException("Not a month.");

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index / 12:D4}-{Index % 12 + 1:D2}");

    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;
}
