namespace HrActors.Contracts.Access;

/// <summary>Who may call this method of an actor. Every method declares exactly one; one without cannot be called.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class CallRuleAttribute : Attribute;

/// <summary>
/// People and keys whose role holds the permission, and the product itself. Branch scope is decided by the actor, which knows its branch.
/// </summary>
public sealed class NeedsAttribute(Permission permission) : CallRuleAttribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>The product itself only: deliveries, timers, due work, and what one actor asks of another in its own name.</summary>
public sealed class SystemOnlyAttribute : CallRuleAttribute;

/// <summary>Anybody, with no token at all: for those who are about to show who they are.</summary>
public sealed class OpenToAllAttribute : CallRuleAttribute;
