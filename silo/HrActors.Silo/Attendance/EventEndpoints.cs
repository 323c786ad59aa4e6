using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using HrActors.Contracts.Attendance;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace HrActors.Silo.Attendance;

internal static class EventEndpoints
{
    public const string BatchType = "application/cloudevents-batch+json";
    public const string LinesType = "application/x-ndjson";

    private const long MaxBatch = 16 * 1024 * 1024;

    private static readonly Problem MediaType = Problem.Of(415, "request.media-type",
        $"请求内容须为 {BatchType} 或 {LinesType}", $"The body must be {BatchType} or {LinesType}");

    private static readonly Problem NotAnArray = Problem.Of(400, "request.malformed-json", "批量内容须为事件的 JSON 数组",
        "A batch is a JSON array of events");

    public static void MapAttendanceEvents(this IEndpointRouteBuilder api) =>
        api.MapPost("/attendance/events", Take).Needs(Permission.WriteAttendance).WithTags("Attendance")
            .WithSummary("Attendance events as CloudEvents; good ones of a batch are taken though others are rejected (考勤事件)")
            .TakesAs<IReadOnlyList<CloudEventDescription>>(BatchType, LinesType).Gives<EventAnswer>().Refuses(400, 413, 415, 503);

    private static async Task<IResult> Take(HttpContext context, Caller caller, EventIntake intake, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        var isBatch = string.Equals(type, BatchType, StringComparison.OrdinalIgnoreCase);
        if (!isBatch && !string.Equals(type, LinesType, StringComparison.OrdinalIgnoreCase)) return MediaType.Result();

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = isBatch ? MaxBatch : null;
        var count = new EventCount();
        var reader = new CloudEventReader(caller.Principal, time.GetUtcNow());
        if (isBatch)
        {
            if (await TakeBatch(context.Request.BodyReader, reader, intake, count, cancellationToken) is { } problem) return problem.Result();
        }
        else
        {
            await TakeLines(context.Request, reader, intake, count, cancellationToken);
        }

        await intake.CountWaiting(count);
        return Answers.Json(count.In(caller.Language));
    }

    /// <summary>Everything is read before anything is written: a batch that is no JSON leaves nothing behind.</summary>
    private static async Task<Problem?> TakeBatch(PipeReader body, CloudEventReader reader, EventIntake intake, EventCount count,
        CancellationToken cancellationToken)
    {
        if (await ReadBatch(body, reader, cancellationToken) is not { } batch) return KnownProblems.MalformedJson;
        if (batch.Readings is not { } readings) return NotAnArray;

        var chunk = new Chunk(intake, count);
        for (var i = 0; i < readings.Count; i++) await chunk.Add(i, readings[i], cancellationToken);
        await chunk.Flush(cancellationToken);
        return null;
    }

    /// <summary>Null when the text is no JSON; without readings when it is no array.</summary>
    private static async Task<Batch?> ReadBatch(PipeReader body, CloudEventReader reader, CancellationToken cancellationToken)
    {
        ReadResult read;
        while (!(read = await body.ReadAsync(cancellationToken)).IsCompleted) body.AdvanceTo(read.Buffer.Start, read.Buffer.End);

        var length = (int)read.Buffer.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            read.Buffer.CopyTo(rented);
            body.AdvanceTo(read.Buffer.End);
            return new Batch(reader.ReadArray(rented.AsMemory(0, length)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: half a character, which JSON's escapes can say and no text can hold.
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static async Task TakeLines(HttpRequest request, CloudEventReader reader, EventIntake intake, EventCount count,
        CancellationToken cancellationToken)
    {
        var chunk = new Chunk(intake, count);
        await foreach (var line in NdjsonLines.Read(request.BodyReader, cancellationToken))
            await chunk.Add(line.Index, Read(line, reader), cancellationToken);
        await chunk.Flush(cancellationToken);
    }

    private static EventReading Read(NdjsonLine line, CloudEventReader reader)
    {
        if (line.Bytes is not { } bytes) return EventReading.Rejected(null, EventFault.LineTooLong);
        try
        {
            return reader.Read(bytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return EventReading.Rejected(null, EventFault.MalformedJson);
        }
    }

    private readonly record struct Batch(List<EventReading>? Readings);

    /// <summary>Collects good events and writes them a chunk at a time.</summary>
    private sealed class Chunk(EventIntake intake, EventCount count)
    {
        private readonly List<(int Index, AttendanceEvent Event)> _events = [];

        public async Task Add(int index, EventReading reading, CancellationToken cancellationToken)
        {
            if (reading.Event is { } e) _events.Add((index, e));
            else count.Reject(index, reading.Id, reading.Fault!);
            if (_events.Count >= EventIntake.ChunkSize) await Flush(cancellationToken);
        }

        public async Task Flush(CancellationToken cancellationToken)
        {
            if (_events.Count > 0) await intake.Write(_events, count, cancellationToken);
            _events.Clear();
        }
    }
}
