using HrActors.Domain.Localisation;

namespace HrActors.Domain.Policies;

/// <summary>How well a figure is known. Numbers are stored: append only; a higher number weighs more when figures are combined.</summary>
[GenerateSerializer, Alias("hr.policy-grade")]
public enum PolicyGrade
{
    None = 0,
    /// <summary>The notice itself, its operative sentence word for word, or an official page was read.</summary>
    Confirmed = 1,
    /// <summary>News, a guide or somebody's record of an official page (未确认); to be read again at the issuing office before use.</summary>
    Unconfirmed = 2,
    /// <summary>Made up for trial (示例); the rule of no real place.</summary>
    Sample = 3,
}

/// <summary>The notice or law a figure comes from.</summary>
public sealed record PolicySource
{
    /// <summary>Name of the document with its number, such as 湘人社规〔2024〕12号. Never empty.</summary>
    public required string Document { get; init; }

    /// <summary>Where it was read; null for laws and for the sample.</summary>
    public string? Address { get; init; }

    /// <summary>
    /// The day from which it can have been known; often later than the months it is about, since notices act backwards. Where only the
    /// month is printed, the last day of that month; where nothing is printed, the day it was recorded in the pack.
    /// </summary>
    public required DateOnly Published { get; init; }

    /// <summary>False where no day or month of publication is printed, so that <see cref="Published"/> is the day of recording.</summary>
    public bool PublicationStated { get; init; } = true;

    public required PolicyGrade Grade { get; init; }

    /// <summary>The document, and the address where there is one.</summary>
    public string Text => Address is null ? Document : $"{Document} ({Address})";

    public override string ToString() => Text;
}

/// <summary>Wire names and labels of <see cref="PolicyGrade"/>.</summary>
public static class PolicyGrades
{
    /// <summary><c>confirmed</c>, <c>unconfirmed</c>, <c>sample</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grade"/> is <see cref="PolicyGrade.None"/> or unknown.</exception>
    public static string WireName(this PolicyGrade grade) => grade switch
    {
        PolicyGrade.Confirmed => "confirmed",
        PolicyGrade.Unconfirmed => "unconfirmed",
        PolicyGrade.Sample => "sample",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "Not a grade."),
    };

    public static bool TryParse(string? name, out PolicyGrade grade)
    {
        grade = name switch
        {
            "confirmed" => PolicyGrade.Confirmed,
            "unconfirmed" => PolicyGrade.Unconfirmed,
            "sample" => PolicyGrade.Sample,
            _ => PolicyGrade.None,
        };
        return grade != PolicyGrade.None;
    }

    /// <summary>The mark to show beside a figure; null for a confirmed one, which needs none.</summary>
    public static LocalText? Label(this PolicyGrade grade) => grade switch
    {
        PolicyGrade.Unconfirmed => LocalText.Of("未确认", "unconfirmed"),
        PolicyGrade.Sample => LocalText.Of("示例", "sample"),
        _ => null,
    };

    /// <summary>The weaker of the two: what is combined is as good as its worst part.</summary>
    public static PolicyGrade With(this PolicyGrade one, PolicyGrade other) => one > other ? one : other;
}
