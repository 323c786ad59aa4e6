namespace HrActors.Contracts.Devices;

/// <summary>Whose employee number stands behind a user id (PIN), for one device or for all devices of a branch.</summary>
[GenerateSerializer, Immutable, Alias("hr.pin-mapping")]
public sealed record PinMapping
{
    /// <summary>A device's or a branch's key, see <see cref="GrainKeys"/>. What is said for the device comes first.</summary>
    [Id(0)] public required string Scope { get; init; }
    [Id(1)] public required string Pin { get; init; }
    [Id(2)] public required string EmployeeNo { get; init; }
}
