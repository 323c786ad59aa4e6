namespace HrActors.Domain.Localisation;

/// <summary>One text in every language the product speaks.</summary>
[GenerateSerializer, Immutable, Alias("hr.local-text")]
public sealed record LocalText
{
    [Id(0)] public required string Zh { get; init; }
    [Id(1)] public required string En { get; init; }

    public static LocalText Of(string zh, string en) => new() { Zh = zh, En = en };

    /// <summary>The text in <paramref name="language"/>; Chinese where the language is unknown.</summary>
    public string In(Language language) => language == Language.En ? En : Zh;

    /// <summary>The Chinese text.</summary>
    public override string ToString() => Zh;
}
