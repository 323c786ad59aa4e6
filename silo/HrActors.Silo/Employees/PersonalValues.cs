using HrActors.Domain.Access;
using HrActors.Domain.Identity;

namespace HrActors.Silo.Employees;

/// <summary>Turns clear personal values into what the actors may keep: protected text, keyed hash, masked form.</summary>
internal sealed class PersonalValues(IFieldProtector protector)
{
    /// <summary>Purpose of the keyed hash that is a person's key.</summary>
    public const string IdNumberPurpose = "id-number";

    public ProtectedText Protect(string value) => protector.Protect(value);

    /// <summary>Null for a value that was left out or is blank.</summary>
    public ProtectedText? ProtectText(string? value) => string.IsNullOrWhiteSpace(value) ? null : protector.Protect(value.Trim());

    /// <param name="verdict">A valid verdict.</param>
    public ProtectedIdNumber Protect(IdentityVerdict verdict)
    {
        var number = verdict.Normalised18 ?? throw new ArgumentException("The number is not valid.", nameof(verdict));
        return new()
        {
            Value = protector.Protect(number.Reveal()),
            Hash = protector.SearchHash(IdNumberPurpose, number.Reveal()),
            Masked = number.Masked,
            Kind = verdict.Kind.WireName() ?? throw new ArgumentException("The number is of no kind.", nameof(verdict)),
        };
    }
}

/// <summary>An identity number in the forms in which it may leave the edge.</summary>
internal sealed record ProtectedIdNumber
{
    public required ProtectedText Value { get; init; }
    public required string Hash { get; init; }
    public required string Masked { get; init; }

    /// <summary>Wire name of the kind of document.</summary>
    public required string Kind { get; init; }
}
