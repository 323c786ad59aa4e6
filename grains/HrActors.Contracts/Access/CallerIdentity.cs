namespace HrActors.Contracts.Access;

/// <summary>For whom a call is made, as a verified token says.</summary>
public sealed class CallerIdentity
{
    /// <summary>The user's or key's name; <c>system</c> for the product itself.</summary>
    public required string Name { get; init; }

    /// <summary>None for the product itself.</summary>
    public required Role Role { get; init; }

    /// <summary>Branches in scope; null for all.</summary>
    public required ImmutableHashSet<string>? Branches { get; init; }

    /// <summary>From this instant on the token is not taken any more.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The product itself: it may call everything.</summary>
    public bool IsSystem => Role == Role.None;

    public bool MaySee(string branchCode) => Branches is null || Branches.Contains(branchCode);

    /// <exception cref="CallRefusedException">The branch is not in scope.</exception>
    public void MustSee(string branchCode)
    {
        if (!MaySee(branchCode)) throw new CallRefusedException(CallRefusal.OutOfScope, "The branch is not among the caller's.");
    }

    /// <exception cref="CallRefusedException">The call is made for somebody else.</exception>
    public void MustBe(string name)
    {
        if (!IsSystem && Name != name) throw new CallRefusedException(CallRefusal.NotPermitted, "The call is about what belongs to somebody else.");
    }

    public bool Holds(Permission permission) => IsSystem || AccessPolicy.Holds(Role, permission);

    /// <summary>What is left of the branches somebody asked for; null for all.</summary>
    public ImmutableHashSet<string>? Narrow(ImmutableHashSet<string>? asked) => (Branches, asked) switch
    {
        (null, _) => asked,
        (_, null) => Branches,
        _ => Branches.Intersect(asked),
    };

    public override string ToString() => Name;
}
