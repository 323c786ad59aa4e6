using System.Globalization;

namespace HrActors.Storage.Databases;

/// <summary>Days as both databases keep them: <c>yyyy-MM-dd</c>.</summary>
internal static class Days
{
    private const string Format = "yyyy-MM-dd";

    public static string From(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public static string? From(DateOnly? day) => day is { } value ? From(value) : null;

    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);

    public static DateOnly? ParseOrNull(string? text) => text is null ? null : Parse(text);
}
