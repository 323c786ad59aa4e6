using System.Globalization;

namespace HrActors.Domain.Time;

/// <summary>A calendar month, such as 2024-03. Contributions, wages and attendance are kept by month.</summary>
[GenerateSerializer(IncludePrimaryConstructorParameters = false), Immutable, Alias("hr.year-month")]
public readonly record struct YearMonth : IComparable<YearMonth>
{
    /// <summary>Months since 0001-01, so that arithmetic needs no carry.</summary>
    [Id(0)] private readonly int _index;

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is not 1-9999, or <paramref name="month"/> not 1-12.</exception>
    public YearMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _index = ((year - 1) * 12) + month - 1;
    }

    public int Year => (_index / 12) + 1;

    /// <summary>1 (January) to 12 (December).</summary>
    public int Month => (_index % 12) + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));

    public static YearMonth Of(DateOnly date) => new(date.Year, date.Month);

    /// <exception cref="ArgumentOutOfRangeException">The result lies outside 0001-01 to 9999-12.</exception>
    public YearMonth AddMonths(int months)
    {
        var index = _index + months;
        return index < 0 ? throw new ArgumentOutOfRangeException(nameof(months)) : new((index / 12) + 1, (index % 12) + 1);
    }

    /// <summary>Months from <paramref name="first"/> to <paramref name="last"/>, both included; 0 or less when they are reversed.</summary>
    public static int CountInclusive(YearMonth first, YearMonth last) => last._index - first._index + 1;

    public bool Contains(DateOnly date) => Of(date) == this;

    public int CompareTo(YearMonth other) => _index.CompareTo(other._index);

    /// <summary>Reads <c>yyyy-MM</c>; anything else is refused.</summary>
    public static bool TryParse(string? text, out YearMonth month)
    {
        month = default;
        if (!DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        month = Of(day);
        return true;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not <c>yyyy-MM</c>.</exception>
    public static YearMonth Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is not a month in the form yyyy-MM.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    public static bool operator <(YearMonth left, YearMonth right) => left._index < right._index;
    public static bool operator >(YearMonth left, YearMonth right) => left._index > right._index;
    public static bool operator <=(YearMonth left, YearMonth right) => left._index <= right._index;
    public static bool operator >=(YearMonth left, YearMonth right) => left._index >= right._index;
}
