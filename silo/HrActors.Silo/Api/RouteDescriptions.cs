using HrActors.Silo.Problems;

namespace HrActors.Silo.Api;

/// <summary>What a route takes and answers, for the description of the interface.</summary>
internal static class RouteDescriptions
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route)
        where T : notnull => route.Accepts<T>("application/json");

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) => route.Produces<T>(status, "application/json");

    /// <summary>The statuses with which this route refuses, beyond 401, 403 and 500, which every route has.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) route.Produces<ProblemBody>(status, ProblemResult.ContentType);
        return route;
    }
}
