namespace HrActors.Domain.Attendance.Devices;

/// <summary>
/// How a user id on a device (PIN) becomes an employee number (工号) where no single mapping says it: leading zeros off, then filled up
/// with zeros, then a prefix before it. The default changes nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.pin-rule")]
public sealed record PinRule
{
    public const int LongestNumber = 20;

    public static readonly PinRule Same = new();

    /// <summary>Zeros in front are no part of the id: many devices drop or add them.</summary>
    [Id(0)] public bool DropZeros { get; init; }

    /// <summary>Filled up with zeros in front to this length; 0 for none.</summary>
    [Id(1)] public int PadTo { get; init; }

    /// <summary>Put in front; empty for none.</summary>
    [Id(2)] public string Prefix { get; init; } = "";

    /// <summary>Null when the result cannot be an employee number: it has 1 to 20 letters, digits and dashes.</summary>
    public string? EmployeeNoOf(string pin)
    {
        ArgumentNullException.ThrowIfNull(pin);
        var id = DropZeros ? pin.TrimStart('0') : pin;
        if (id.Length == 0) return null;

        var number = Prefix + id.PadLeft(PadTo, '0');
        return number.Length <= LongestNumber && number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? number : null;
    }
}
