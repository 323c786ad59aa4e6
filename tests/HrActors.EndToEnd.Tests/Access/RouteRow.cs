namespace HrActors.EndToEnd.Tests.Access;

/// <summary>One route of the interface, as the matrix of rights has it.</summary>
/// <param name="Route">Method and path below the base path, as the description of the interface has them.</param>
/// <param name="Roles">Who reaches it, by the names of <see cref="Callers"/>.</param>
internal sealed record RouteRow(string Route, string Roles)
{
    /// <summary>Everybody, signed in or not; the route asks for another proof or none.</summary>
    public const string Open = "open";
    public const string Everybody = "manager clerk finance admin auditor upstream";
    public const string People = "manager clerk finance admin auditor";
    public const string Hr = "manager clerk";
    public const string Manager = "manager";
    public const string Amounts = "manager clerk finance";
    public const string Admin = "admin";
    public const string Intake = "manager clerk admin";
    public const string Upstream = "upstream";
    public const string Audit = "admin auditor";

    public static readonly string[] Callers = Everybody.Split(' ');

    /// <summary>
    /// The path to something of a branch, with the names of <see cref="BranchTargets"/> in brackets; null for a route that belongs to
    /// no branch, or whose answer is narrowed to the caller's branches and nothing more.
    /// </summary>
    public string? OfBranch { get; init; }

    /// <summary>A body that is taken, with the same names; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>True where the own branch's thing may not be there yet either, such as the signature of an unsigned form.</summary>
    public bool MayLack { get; init; }

    public HttpMethod Method => new(Route.Split(' ')[0]);

    public string Path => Route.Split(' ')[1];

    public bool IsOpen => Roles == Open;

    public bool Admits(string caller) => IsOpen || Roles.Split(' ').Contains(caller);

    public override string ToString() => Route;
}
