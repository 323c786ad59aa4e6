namespace HrActors.Domain.Forms;

/// <summary>One reason why a form cannot be signed yet: the field, a stable code and a sentence for the user in both languages.</summary>
[GenerateSerializer, Immutable, Alias("hr.form-problem")]
public sealed record FormProblem
{
    /// <summary>A required field without a value.</summary>
    public const string Missing = "form.missing";
    /// <summary>More characters than the official form takes.</summary>
    public const string TooLong = "form.too-long";
    /// <summary>Not in the field's <see cref="FieldFormat"/>.</summary>
    public const string Malformed = "form.malformed";
    /// <summary>Not one of the field's choices.</summary>
    public const string UnknownChoice = "form.unknown-choice";
    /// <summary>The form has no field of this key.</summary>
    public const string UnknownField = "form.unknown-field";

    /// <summary>The field's key, such as <c>originAgencyPhone</c>.</summary>
    [Id(0)] public required string Key { get; init; }

    /// <summary>One of the constants above.</summary>
    [Id(1)] public required string Code { get; init; }

    /// <summary>The sentence shown to a Chinese reader; never holds the refused value, which may be personal.</summary>
    [Id(2)] public required string Chinese { get; init; }

    /// <summary>The sentence shown to an English reader; never holds the refused value, which may be personal.</summary>
    [Id(3)] public required string English { get; init; }
}
