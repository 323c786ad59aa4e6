namespace HrActors.Domain.Localisation;

/// <summary>A language texts are shown in. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.language")]
public enum Language
{
    None = 0,
    /// <summary>Simplified Chinese as used in mainland China, zh-CN; the default.</summary>
    Zh = 1,
    /// <summary>English.</summary>
    En = 2,
}
