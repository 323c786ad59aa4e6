namespace HrActors.Silo.Idempotency;

/// <summary>Marks a route that changes something: it takes an <c>Idempotency-Key</c>.</summary>
internal sealed class CommandMetadata
{
    public static readonly CommandMetadata Instance = new() { KeepsAnswer = true };

    /// <summary>The answer shows a secret.</summary>
    public static readonly CommandMetadata Secret = new() { KeepsAnswer = false };

    /// <summary>
    /// False when the answer must not be stored; a repetition is then carried out again under the same command id, and its owner answers alike.
    /// </summary>
    public required bool KeepsAnswer { get; init; }
}

internal static class CommandRoutes
{
    public static TBuilder IsCommand<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(CommandMetadata.Instance);

    /// <summary>A command whose answer shows a secret once.</summary>
    public static TBuilder IsSecretCommand<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(CommandMetadata.Secret);
}
