using HrActors.Contracts.Access;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Problems;
using Microsoft.Net.Http.Headers;

namespace HrActors.Silo.Attendance;

internal static class EventEndpoints
{
    public const string BatchType = "application/cloudevents-batch+json";
    public const string LinesType = "application/x-ndjson";

    private static readonly Problem MediaType = Problem.Of(415, "request.media-type",
        $"请求内容须为 {BatchType} 或 {LinesType}", $"The body must be {BatchType} or {LinesType}");

    public static void MapAttendanceEvents(this IEndpointRouteBuilder api) =>
        api.MapPost("/attendance/events", Take).Needs(Permission.WriteAttendance).WithTags("Attendance")
            .WithSummary("Attendance events as CloudEvents, gzip allowed; good ones of a batch are taken though others are rejected (考勤事件)")
            .TakesAs<IReadOnlyList<CloudEventDescription>>(BatchType, LinesType).Gives<EventAnswer>().Refuses(400, 413, 415, 429, 503);

    private static async Task<IResult> Take(HttpContext context, Caller caller, EventReception reception, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        var isBatch = string.Equals(type, BatchType, StringComparison.OrdinalIgnoreCase);
        return isBatch || string.Equals(type, LinesType, StringComparison.OrdinalIgnoreCase)
            ? await reception.Take(context, caller, isBatch, cancellationToken)
            : MediaType.Result();
    }
}
