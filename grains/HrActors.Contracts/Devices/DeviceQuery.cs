namespace HrActors.Contracts.Devices;

[GenerateSerializer, Immutable, Alias("hr.device-query")]
public sealed record DeviceQuery
{
    /// <summary>Branches the caller may see; null for all. A device nobody registered has no branch and is seen with null only.</summary>
    [Id(0)] public ImmutableHashSet<string>? Scope { get; init; }
    [Id(1)] public string? BranchCode { get; init; }

    /// <summary>True registered ones, false those that only called, null both.</summary>
    [Id(2)] public bool? Registered { get; init; }
    [Id(3)] public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(4)] public int Limit { get; init; } = 100;
}
