using HrActors.Domain.Time;
using System.Globalization;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;

namespace HrActors.Dashboard.Localisation;

/// <summary>
/// The reader's language, fixed when the page is opened: news arrive on threads that carry no culture. Dates and instants are shown
/// as they are in China, money with two decimals.
/// </summary>
internal sealed class Words
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>China has one time zone without daylight saving (Asia/Shanghai).</summary>
    public Words() : this(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.En : Language.Zh)
    {
    }

    internal Words(Language language) => Language = language;

    public Language Language { get; }

    public CultureInfo Culture => Language == Language.En ? English : Chinese;

    public string this[LocalText text] => text.In(Language);

    public string Format(LocalText text, params ReadOnlySpan<object?> values) => string.Format(Culture, this[text], values);

    /// <summary>Items of a list in one line.</summary>
    public string List(IEnumerable<string> items) => string.Join(Language == Language.En ? ", " : "、", items);

    public string Of(Refusal refusal) => Language == Language.En ? refusal.English : refusal.Chinese;

    public string Of(FieldError error) => Language == Language.En ? error.English : error.Chinese;

    public string Region(string? code) => string.IsNullOrEmpty(code) ? Empty : this[RegionTable.NameOf(code)];

    /// <summary>Where a code of any level lies, counties included, as exactly as the table of regions knows.</summary>
    public string Area(string? code) => string.IsNullOrEmpty(code) ? Empty : RegionTable.AreaOf(code, out _) is { } area ? this[area] : code;

    /// <summary>What stands where there is nothing to say.</summary>
    public static string Empty => "–";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Empty;

    public static string Instant(DateTimeOffset? at) =>
        at?.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? Empty;

    public static string Clock(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Money(decimal? amount) => amount?.ToString("#,##0.00", CultureInfo.InvariantCulture) ?? Empty;

    public static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset at) => ChinaTime.DateOf(at);

    public static DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow());
}
