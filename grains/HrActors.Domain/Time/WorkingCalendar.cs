using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace HrActors.Domain.Time;

/// <summary>
/// Working days (工作日) by the yearly notices of the State Council on days off and make-up workdays (国务院办公厅关于部分节假日安排的通知).
/// In a year without a notice only Saturdays and Sundays are off, and what was computed with it is provisional (暂按周末推算).
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>Forty years of working days; deadlines are counted in tens.</summary>
    public const int MostDays = 10_000;

    private readonly FrozenDictionary<int, CalendarYear> _years;

    private WorkingCalendar(FrozenDictionary<int, CalendarYear> years) => _years = years;

    /// <summary>The years published when this version was built.</summary>
    public static WorkingCalendar Published { get; } = Parse(EmbeddedText.Read("Time/calendar.json"));

    /// <summary>Reads <c>{"years": {"2024": {"source", "off", "work", "statutory"}}}</c>.</summary>
    /// <exception cref="FormatException">Another form, a day outside its year, or one both off and worked.</exception>
    public static WorkingCalendar Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new(document.RootElement.GetProperty("years").EnumerateObject()
                .ToFrozenDictionary(year => int.Parse(year.Name, CultureInfo.InvariantCulture), CalendarYear.Read));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("Not a calendar of working days.", error);
        }
    }

    /// <summary>Whether the notice of this year is known.</summary>
    public bool IsPublished(int year) => _years.ContainsKey(year);

    /// <summary>True for a day counted to in a year whose days off are not published: it may still move.</summary>
    public bool IsProvisional(DateOnly date) => !IsPublished(date.Year);

    /// <summary>The address of the year's notice; null when it is not published.</summary>
    public string? SourceOf(int year) => _years.GetValueOrDefault(year)?.Source;

    public bool IsWorkingDay(DateOnly date)
    {
        var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return _years.TryGetValue(date.Year, out var year)
            ? year.Work.Contains(date) || (!weekend && !year.Off.Contains(date))
            : !weekend;
    }

    /// <summary>
    /// Whether the day is a statutory holiday itself (法定节假日, 全国年节及纪念日放假办法), on which work is paid threefold. False in a year
    /// that is not published.
    /// </summary>
    public bool IsStatutoryHoliday(DateOnly date) => _years.TryGetValue(date.Year, out var year) && year.Statutory.Contains(date);

    /// <summary>Working days after <paramref name="day"/>, <paramref name="last"/> included; 0 when it is not later.</summary>
    public int Count(DateOnly day, DateOnly last)
    {
        var count = 0;
        for (var next = day; next < last;)
        {
            next = next.AddDays(1);
            if (IsWorkingDay(next)) count++;
        }

        return count;
    }

    /// <summary>
    /// The <paramref name="workingDays"/>th working day after <paramref name="from"/>, which itself does not count; for 0 the day itself.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingDays"/> is not 0 to <see cref="MostDays"/>, or the calendar ends.</exception>
    public WorkingDay Add(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, MostDays);
        var date = from;
        var provisional = !IsPublished(from.Year) && workingDays > 0;
        for (var left = workingDays; left > 0;)
        {
            date = date.AddDays(1);
            provisional |= IsProvisional(date);
            if (IsWorkingDay(date)) left--;
        }

        return new() { Date = date, Provisional = provisional };
    }

    private sealed record CalendarYear(string Source, FrozenSet<DateOnly> Off, FrozenSet<DateOnly> Work, FrozenSet<DateOnly> Statutory)
    {
        public static CalendarYear Read(JsonProperty property)
        {
            var year = int.Parse(property.Name, CultureInfo.InvariantCulture);
            var read = new CalendarYear(
                property.Value.GetProperty("source").GetString() ?? throw new FormatException($"{year} has no source."),
                Days(property.Value, "off", year), Days(property.Value, "work", year), Days(property.Value, "statutory", year));
            return read.Off.Overlaps(read.Work) ? throw new FormatException($"{year} has a day both off and worked.") : read;
        }

        private static FrozenSet<DateOnly> Days(JsonElement element, string name, int year)
        {
            var days = element.GetProperty(name).EnumerateArray()
                .Select(day => DateOnly.ParseExact(day.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToFrozenSet();
            return days.All(day => day.Year == year) ? days : throw new FormatException($"{year} holds a day of another year.");
        }
    }
}

/// <summary>A day found by counting working days.</summary>
public sealed record WorkingDay
{
    public required DateOnly Date { get; init; }

    /// <summary>True when a year without a published calendar was counted: the day may move once the notice is out.</summary>
    public required bool Provisional { get; init; }
}
