using System.Globalization;
using HrActors.Domain.Time;

namespace HrActors.Domain.Forms;

/// <summary>How values of each <see cref="FieldFormat"/> are recognised, described and printed.</summary>
internal static class FieldValues
{
    private const int LeastPhoneDigits = 5;

    public static bool IsWellFormed(FieldFormat format, string value) => format switch
    {
        FieldFormat.Date => TryReadDate(value, out _),
        FieldFormat.Month => YearMonth.TryParse(value, out _),
        FieldFormat.RegionCode or FieldFormat.PostCode => value.Length == 6 && value.All(char.IsAsciiDigit),
        FieldFormat.Phone => IsPhone(value),
        FieldFormat.IdNumber => IsIdNumber(value),
        FieldFormat.Months => value.Length is >= 1 and <= 3 && value.All(char.IsAsciiDigit),
        _ => !value.Any(char.IsControl),
    };

    public static (string Chinese, string English) Expected(FieldFormat format) => format switch
    {
        FieldFormat.Date => ("日期（年-月-日，如 2024-03-01）", "a date such as 2024-03-01"),
        FieldFormat.Month => ("年月（如 2024-03）", "a month such as 2024-03"),
        FieldFormat.RegionCode or FieldFormat.PostCode => ("6 位数字", "six digits"),
        FieldFormat.Phone => ("电话号码", "a telephone number"),
        FieldFormat.IdNumber => ("18 位社会保障号码", "a social security number of 18 characters"),
        FieldFormat.Months => ("0 至 999 的月数", "a number of months from 0 to 999"),
        _ => ("不含换行等控制字符的文字", "text without line breaks or other control characters"),
    };

    public static string Print(FormField field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return "";

        return field.Format switch
        {
            FieldFormat.Choice => field.Choices.FirstOrDefault(choice => choice.Value == value)?.Chinese ?? value,
            FieldFormat.Date when TryReadDate(value, out var date) =>
                string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日"),
            FieldFormat.Month when YearMonth.TryParse(value, out var month) =>
                string.Create(CultureInfo.InvariantCulture, $"{month.Year}年{month.Month}月"),
            FieldFormat.Months => $"{value} 个月",
            _ => value,
        };
    }

    private static bool TryReadDate(string value, out DateOnly date) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool IsPhone(string value) =>
        value.Count(char.IsAsciiDigit) >= LeastPhoneDigits && value.All(c => char.IsAsciiDigit(c) || "+-() /转、".Contains(c));

    private static bool IsIdNumber(string value) => value.Length switch
    {
        18 => value[..17].All(char.IsAsciiDigit) && (char.IsAsciiDigit(value[17]) || value[17] == 'X'),
        15 => value[..3].All(char.IsAsciiLetterUpper) && value[3..].All(char.IsAsciiDigit),
        _ => false,
    };
}
