using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Callbacks;

internal static class CallbackEndpoints
{
    /// <summary>Control side: what was pushed, and what still waits.</summary>
    public static void MapCallbacks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sandbox/callbacks", async (PageRequest page, CallbackOutbox outbox) =>
        {
            if (page.Refused is { } refused) return refused;

            var (items, next) = await outbox.List(page);
            return Answers.Json(new Page<Item>(
                [.. items.Select(row => new Item(row.EventId, row.ReceiptNo, row.State, row.Attempts, row.LastStatus))], next));
        });

    private sealed record Item(string EventId, string ReceiptNo, string State, int Attempts, int? LastStatus);
}
