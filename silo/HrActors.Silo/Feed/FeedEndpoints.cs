using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Contracts.Feed;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Json;
using HrActors.Silo.Transfers;

namespace HrActors.Silo.Feed;

/// <summary>Server-sent events: employees with their findings, and the progress of cases, by branch scope.</summary>
internal static class FeedEndpoints
{
    /// <summary>How often a silent feed shows that it lives, so that proxies leave it open.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapFeed(this IEndpointRouteBuilder api) =>
        api.MapGet("/feed", Send).Needs(Permission.SeeStaff).WithTags("Feed")
            .WithSummary("Changes as server-sent events: employee, case and policy (实时推送)").Produces(200, contentType: "text/event-stream");

    private static async Task Send(HttpContext context, Caller caller, FeedHub hub, IHostApplicationLifetime lifetime)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var reader = hub.Open(caller.Principal);
        try
        {
            await Write(context.Response, ": connected\n\n", stop.Token);
            var next = reader.Channel.Reader.WaitToReadAsync(stop.Token).AsTask();
            while (true)
            {
                if (await Task.WhenAny(next, Task.Delay(Heartbeat, stop.Token)) != next)
                {
                    await Write(context.Response, ": alive\n\n", stop.Token);
                    continue;
                }

                if (!await next) return;
                while (reader.Channel.Reader.TryRead(out var change)) await Write(context.Response, Text(change), stop.Token);
                next = reader.Channel.Reader.WaitToReadAsync(stop.Token).AsTask();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The reader left, or the silo stops.
            return;
        }
        finally
        {
            hub.Close(reader);
        }
    }

    private static string Text(Change change) => change switch
    {
        { Employee: { } row } => Event("employee", new EmployeeChange
        {
            Employee = EmployeeRowAnswer.Of(row), FindingCodes = row.FindingCodes, OpenCases = row.OpenCases, At = change.At,
        }),
        { Case: { } row } => Event("case", new CaseChange { Case = TransferRowAnswer.Of(row, ChinaTime.DateOf(change.At)), At = change.At }),
        { MovedAway: { } row } =>
            Event("moved-away", new MovedAway { EmployeeNo = row.EmployeeNo, BranchCode = change.BranchCode, At = change.At }),
        { Policy: { } draft } => Event("policy", new PolicyNews
        {
            Id = draft.Id, Name = draft.Name, State = draft.State.ToString(), DecideBy = draft.DecideBy, Overdue = draft.IsOverdue(change.At), At = change.At,
        }),
        _ => ": \n\n",
    };

    private static string Event<T>(string name, T data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data, HrJson.Options)}\n\n";

    private static async Task Write(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private sealed record EmployeeChange
    {
        public required EmployeeRowAnswer Employee { get; init; }
        public required IReadOnlyList<string> FindingCodes { get; init; }
        public required int OpenCases { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private sealed record CaseChange
    {
        public required TransferRowAnswer Case { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private sealed record PolicyNews
    {
        public required string Id { get; init; }
        public required string Name { get; init; }

        /// <summary>Draft, Settling, Confirmed or Discarded.</summary>
        public required string State { get; init; }
        public required DateTimeOffset DecideBy { get; init; }

        /// <summary>Still a draft, and its 24 hours are over.</summary>
        public required bool Overdue { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private sealed record MovedAway
    {
        public required string EmployeeNo { get; init; }
        public required string BranchCode { get; init; }
        public required DateTimeOffset At { get; init; }
    }
}
