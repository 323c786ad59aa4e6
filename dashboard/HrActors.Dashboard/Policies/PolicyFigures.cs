using System.Globalization;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Money;
using HrActors.Domain.Policies;
using T = HrActors.Dashboard.Policies.PolicyTexts;

namespace HrActors.Dashboard.Policies;

/// <summary>Policy values in words.</summary>
internal static class PolicyFigures
{
    public static string Percent(decimal rate) => (rate * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";

    public static string Of(Words words, Bounds? bounds) => bounds is null ? Words.Empty
        : $"{Words.Money(bounds.Floor)} – {(bounds.Cap is { } cap ? Words.Money(cap) : words[T.NoCap])}";

    public static string Of(Words words, Rates? rates, FixedAmounts? amounts)
    {
        var share = rates switch
        {
            Rates.Flat flat => $"{Percent(flat.Employer)} / {Percent(flat.Employee)}",
            Rates.ByInjuryClass scale => words.Format(T.ByClass, Percent(scale.Classes[0]), Percent(scale.Classes[^1])),
            Rates.Chosen range => words.Format(T.Chosen, Percent(range.Least), Percent(range.Most)),
            _ => null,
        };
        var head = amounts is null ? null : words.Format(T.Fixed, Words.Money(amounts.Employer), Words.Money(amounts.Employee));
        return string.Join(" + ", new[] { share, head }.OfType<string>()) is { Length: > 0 } text ? text : Words.Empty;
    }

    public static string Of(Words words, SideRounding? rounding) => rounding is null ? Words.Empty
        : rounding.Employer == rounding.Employee ? words[rounding.Employer.Label()]
        : $"{words[rounding.Employer.Label()]} / {words[rounding.Employee.Label()]}";

    /// <summary>Any value; what has no words of its own is spelled as policy files do.</summary>
    public static string Of(Words words, PolicyValue? value) => value switch
    {
        null => Words.Empty,
        Bounds bounds => Of(words, bounds),
        Rates rates => Of(words, rates, null),
        FixedAmounts amounts => Of(words, null, amounts),
        SideRounding rounding => Of(words, rounding),
        _ => string.Join(", ", value.Fields.Select(field => $"{field.Key} {field.Value}")),
    };
}
