namespace HrActors.Grains.Access;

/// <summary>An actor that belongs to a branch: whoever is limited to others is refused before any of its methods runs.</summary>
internal interface IBranchOwned
{
    /// <summary>From the actor's own state; null while it belongs to none, and then the method itself decides.</summary>
    string? OwningBranch { get; }
}
