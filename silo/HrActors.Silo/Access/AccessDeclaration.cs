using HrActors.Contracts.Access;

namespace HrActors.Silo.Access;

/// <summary>The permission a route declares.</summary>
internal sealed record AccessDeclaration(Permission Permission);

internal static class AccessDeclarations
{
    /// <summary>Declares what the caller of this route needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessDeclaration(permission));
}
