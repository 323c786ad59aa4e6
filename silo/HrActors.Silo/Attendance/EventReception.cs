using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Intake;
using HrActors.Silo.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Attendance;

/// <summary>
/// Takes one request with events. Whatever ends it early, the answer says what was taken until then and from where to send again: pressure
/// in the middle of a stream, a key revoked meanwhile, a body cut off or corrupt.
/// </summary>
internal sealed partial class EventReception(
    EventIntake intake, UpstreamGate gate, IntakeMeter meter, RejectionNotes notes, BearerTokens tokens, IOptions<IntakeOptions> options,
    TimeProvider time, ILogger<EventReception> logger)
{
    private static readonly TimeSpan LongestNoting = TimeSpan.FromSeconds(1);

    private static readonly Problem NotAnArray = Problem.Of(400, "request.malformed-json", "批量内容须为事件的 JSON 数组",
        "A batch is a JSON array of events");

    public async Task<IResult> Take(HttpContext context, Caller caller, bool isBatch, CancellationToken cancellationToken)
    {
        var key = caller.Principal.UserName;
        using var room = gate.Enter(key);
        if (room is null)
        {
            meter.Postponed(key, UpstreamGate.TooManyStreams.Code);
            return UpstreamGate.TooManyStreams.Result();
        }

        var most = isBatch ? options.Value.MaxBatchBytes : long.MaxValue;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = isBatch ? most : null;
        // A stream may be quiet for hours; the platform would take it for an attack.
        if (!isBatch && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
        var body = EventBody.Open(context.Request, most, out var unreadable);
        if (body is null) return unreadable!.Result();

        var count = new EventCount();
        var patience = isBatch ? TimeSpan.Zero : TimeSpan.FromSeconds(options.Value.MaxStallSeconds);
        var chunks = new EventChunks(key, intake, count, gate, meter, time, patience);
        var reader = new CloudEventReader(caller.Principal, time);
        var watch = isBatch ? null : new KeyWatch(context, tokens, time);
        var problem = await Read(body, watch, reader, chunks, cancellationToken);

        var noted = Note(caller.Principal, count);
        if (problem is null)
        {
            await noted;
            return Answers.Json(count.In(caller.Language));
        }

        // Whoever is refused hears it at once: what stands in the way of the events may stand in the way of the notes too.
        await noted.WaitAsync(LongestNoting, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!noted.IsCompletedSuccessfully) _ = noted.ContinueWith(LogNotNoted, TaskScheduler.Default);
        return new TakenProblem(problem, count.In(caller.Language), chunks.Decided);
    }

    /// <summary>Counts the events that wait for somebody, and lists why events were rejected.</summary>
    private async Task Note(Principal by, EventCount count)
    {
        await intake.CountWaiting(count);
        await notes.Keep(by, count, time.GetUtcNow(), CancellationToken.None);
    }

    private void LogNotNoted(Task noted)
    {
        if (noted.Exception is { InnerException: { } exception }) LogNotNoted(exception);
    }

    /// <summary>Why the request could not be taken to its end; null when it was.</summary>
    /// <param name="watch">Of a stream; null for a batch.</param>
    private async Task<Problem?> Read(
        PipeReader body, KeyWatch? watch, CloudEventReader reader, EventChunks chunks, CancellationToken cancellationToken)
    {
        try
        {
            if (watch is not null) return await ReadLines(body, watch, reader, chunks, cancellationToken);
            if (await ReadBatch(body, reader, cancellationToken) is not { } batch) return KnownProblems.MalformedJson;
            if (batch.Readings is not { } readings) return NotAnArray;

            for (var i = 0; i < readings.Count; i++) await chunks.Add(i, readings[i], cancellationToken);
            await chunks.Flush(cancellationToken);
            return null;
        }
        catch (EventBodyException e)
        {
            return e.Problem;
        }
        catch (UpstreamPressureException e)
        {
            return e.Problem;
        }
    }

    private async Task<Problem?> ReadLines(
        PipeReader body, KeyWatch watch, CloudEventReader reader, EventChunks chunks, CancellationToken cancellationToken)
    {
        Problem? broken = null;
        try
        {
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await using var lines = NdjsonLines.Read(body, options.Value.MaxLineBytes, reading.Token).GetAsyncEnumerator(CancellationToken.None);
            while (true)
            {
                var next = lines.MoveNextAsync();
                // Nothing more has arrived: what is there is written now, or the events of a quiet stream would wait for its end.
                if (!(next.IsCompleted ? await next : await FlushMeanwhile(chunks, next.AsTask(), reading, cancellationToken))) break;
                if (watch.IsDue)
                {
                    if (await watch.Ask(cancellationToken) is not { } key)
                    {
                        broken = KnownProblems.Unauthenticated;
                        break;
                    }

                    reader = new(key, time);
                }

                await chunks.Add(lines.Current.Index, Read(lines.Current, reader), cancellationToken);
            }
        }
        catch (EventBodyException e)
        {
            // The lines before the break are whole: they are taken, and the sender goes on from there.
            broken = e.Problem;
        }

        await chunks.Flush(cancellationToken);
        return broken;
    }

    /// <summary>When the flush fails the reading that is under way is ended first: nobody may leave it behind.</summary>
    private static async Task<bool> FlushMeanwhile(
        EventChunks chunks, Task<bool> next, CancellationTokenSource reading, CancellationToken cancellationToken)
    {
        try
        {
            await chunks.Flush(cancellationToken);
            return await next;
        }
        catch
        {
            await reading.CancelAsync();
            await HasEnded(next);
            throw;
        }
    }

    private static async Task<bool> HasEnded(Task<bool> next)
    {
        try
        {
            return !await next;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return true;
        }
    }

    private static EventReading Read(NdjsonLine line, CloudEventReader reader)
    {
        if (line.Bytes is not { } bytes) return EventReading.Rejected(null, EventFault.LineTooLong);
        try
        {
            return reader.Read(bytes);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return EventReading.Rejected(null, EventFault.MalformedJson);
        }
    }

    /// <summary>
    /// Everything is read before anything is written: a batch that is no JSON leaves nothing behind. Null when the text is no JSON; without
    /// readings when it is no array.
    /// </summary>
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
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second: half a character, which JSON's escapes can say and no text can hold.
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private readonly record struct Batch(List<EventReading>? Readings);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Why events of a refused request were rejected is not listed")]
    private partial void LogNotNoted(Exception exception);
}
