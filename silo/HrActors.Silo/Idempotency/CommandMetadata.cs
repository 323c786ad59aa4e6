namespace HrActors.Silo.Idempotency;

/// <summary>Marks a route that changes something: it takes an <c>Idempotency-Key</c>.</summary>
internal sealed class CommandMetadata
{
    public static readonly CommandMetadata Instance = new();
}

internal static class CommandRoutes
{
    public static TBuilder IsCommand<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(CommandMetadata.Instance);
}
