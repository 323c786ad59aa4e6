using HrActors.Silo.Problems;

namespace HrActors.Silo.Api;

/// <summary>
/// What a route reads. Not the framework's own metadata: routing would refuse another media type with 415 before the caller is known.
/// </summary>
internal sealed record BodyDescription(Type Type, IReadOnlyList<string> MediaTypes);

/// <summary>What a route takes and answers, for the description of the interface.</summary>
internal static class RouteDescriptions
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route)
        where T : notnull => route.WithMetadata(new BodyDescription(typeof(T), ["application/json"]));

    public static RouteHandlerBuilder TakesAs<T>(this RouteHandlerBuilder route, params string[] mediaTypes)
        where T : notnull => route.WithMetadata(new BodyDescription(typeof(T), mediaTypes));

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Produces<T>(status, "application/json");

    /// <summary>The statuses with which this route refuses, beyond 401, 403 and 500, which every route has.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) route.Produces<ProblemBody>(status, ProblemResult.ContentType);
        return route;
    }
}
