using HrActors.Domain.Localisation;

namespace HrActors.Domain.Identity;

/// <summary>What the number of an identity document says, and why it is refused where it is.</summary>
public sealed record IdentityVerdict
{
    /// <summary>
    /// True when no reason is an error. It speaks of the form alone: that number and name belong together only an authority can tell.
    /// </summary>
    public bool Valid => !Reasons.Any(reason => reason.Severity == IdentitySeverity.Error);

    /// <summary><see cref="IdentityKind.None"/> when not even the kind of document can be told.</summary>
    public required IdentityKind Kind { get; init; }

    /// <summary>Null when the number holds no readable date.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary><see cref="Sex.None"/> when the number does not tell.</summary>
    public Sex Sex { get; init; }

    /// <summary>The six digits of the area, or the province where the number tells no more; null when it tells none.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Province and city, such as 湖南省长沙市; null when the province is unknown.</summary>
    public LocalText? Area { get; init; }

    /// <summary>Errors and warnings in the order of the number; empty when all is well.</summary>
    public required ImmutableList<IdentityReason> Reasons { get; init; }

    /// <summary>
    /// The number to know a person by: a citizen number of 15 digits is upgraded to 18, a permanent residence card of 15 characters stays
    /// as it is. Null when the number is not valid.
    /// </summary>
    public IdentityNumber? Normalised18 { get; init; }

    /// <summary>The code of the first error; null when valid.</summary>
    public string? RefusalCode => Reasons.Find(reason => reason.Severity == IdentitySeverity.Error)?.Code;
}

/// <summary>One thing that is wrong, or worth a look, about a number.</summary>
public sealed record IdentityReason
{
    /// <summary><c>identity.</c> and a word, one of <see cref="IdentityReasons"/>.</summary>
    public required string Code { get; init; }
    public required IdentitySeverity Severity { get; init; }
    public required LocalText Text { get; init; }
}

/// <summary>An error refuses the number, a warning asks to compare it with the document.</summary>
public enum IdentitySeverity
{
    None = 0,
    Error = 1,
    Warning = 2,
}
