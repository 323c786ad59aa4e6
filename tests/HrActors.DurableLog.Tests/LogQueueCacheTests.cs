using HrActors.DurableLog.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Streams;

namespace HrActors.DurableLog.Tests;

/// <summary>What the checkpoint may pass, step by step as the pulling agent takes them.</summary>
public sealed class LogQueueCacheTests
{
    private static readonly LogPayload Payloads =
        new(new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>(), []);

    private static readonly StreamId North = StreamId.Create("gates", "north");
    private static readonly StreamId South = StreamId.Create("gates", "south");
    private readonly LogQueueCache _cache = new(capacity: 10, maxDelivery: 4, Payloads);

    [Fact]
    public void A_page_is_finished_when_every_stream_of_it_is_delivered()
    {
        Add((North, [1, 3]), (South, [2]));
        var north = Cursor(North, 3);
        var south = Cursor(South, 2);

        Assert.Equal([1, 3], Next(north));
        Assert.Equal([2], Next(south));
        Assert.Equal(-1, Purged());

        End(north);
        Assert.Equal(-1, Purged());
        End(south);
        Assert.Equal(3, Purged());
    }

    [Fact]
    public void A_later_page_waits_for_an_earlier_one()
    {
        Add((North, [1]));
        Add((South, [2]));
        var north = Cursor(North, 1);
        var south = Cursor(South, 2);

        Next(south);
        End(south);
        Assert.Equal(-1, Purged());
        Next(north);
        End(north);
        Assert.Equal(2, Purged());
    }

    [Fact]
    public void All_consumers_must_have_passed()
    {
        Add((North, [1]));
        var one = Cursor(North, 1);
        var other = Cursor(North, 1);

        Next(one);
        End(one);
        Assert.Equal(-1, Purged());
        Next(other);
        End(other);
        Assert.Equal(1, Purged());
    }

    [Fact]
    public void A_stream_without_consumers_is_finished_at_once()
    {
        Add((North, [1]));

        Assert.Equal(1, Purged());
    }

    [Fact]
    public void A_cursor_replaced_before_the_next_purge_holds_what_the_old_one_held()
    {
        Add((North, [1]));
        var cursor = Cursor(North, 1);
        Next(cursor);
        cursor.Dispose();
        var other = Cursor(North, 1);

        Assert.Equal(-1, Purged());
        Assert.Equal([1], Next(other));
    }

    [Fact]
    public void Closing_keeps_what_was_delivered_and_repeats_what_was_not_though_the_agent_has_dropped_its_cursors()
    {
        Add((North, [1]));
        Add((South, [2]));
        var north = Cursor(North, 1);
        var south = Cursor(South, 2);
        Next(north);
        End(north);
        Next(south);

        north.Dispose();
        south.Dispose();
        _cache.Close();

        Assert.Equal(1, _cache.Finished);
    }

    [Fact]
    public void Waiting_entries_are_joined_up_to_a_delivery()
    {
        Add((North, [1, 2]));
        Add((North, [3, 4]));
        Add((North, [5]));
        var cursor = Cursor(North, 2);

        Assert.Equal([1, 2, 3, 4], Next(cursor));
        Assert.Equal([5], Next(cursor));
    }

    [Fact]
    public void A_failed_delivery_is_repeated_one_by_one_and_holds_the_checkpoint_until_it_is_settled()
    {
        Add((North, [1, 2]));
        var cursor = Cursor(North, 2);

        Next(cursor);
        cursor.RecordDeliveryFailure();
        Assert.Null(_cache.FindFailed(North, 2));
        Assert.Equal([1], Next(cursor));
        cursor.RecordDeliveryFailure();
        Assert.NotNull(_cache.FindFailed(North, 1));
        Assert.Equal([2], Next(cursor));
        End(cursor);

        Assert.Equal(-1, Purged());
        _cache.Settle(North, 1);
        Assert.Equal(2, Purged());
    }

    [Fact]
    public void A_full_cache_is_under_pressure_until_something_is_delivered()
    {
        Add((North, [1, 2, 3, 4]));
        Add((North, [5, 6, 7, 8]));
        Assert.False(_cache.IsUnderPressure());
        Assert.Equal(2, _cache.GetMaxAddCount());
        var cursor = Cursor(North, 4);
        Add((North, [9, 10, 11, 12]));
        Assert.True(_cache.IsUnderPressure());
        Assert.Equal(1, _cache.GetMaxAddCount());

        Next(cursor);
        Next(cursor);
        Assert.Equal(4, Purged());
        Assert.False(_cache.IsUnderPressure());
    }

    private void Add(params (StreamId Stream, long[] Positions)[] page) => _cache.AddToCache(
        [.. page.Select(part => _cache.Batch(part.Stream, part.Positions.Select(position => Record(part.Stream, position)).ToArray()))]);

    private IQueueCacheCursor Cursor(StreamId stream, long position) => _cache.GetCacheCursor(stream, new LogSequenceToken(0, position, 0));

    private static long[] Next(IQueueCacheCursor cursor)
    {
        Assert.Equal(QueueCacheCursorMoveResult.Success, cursor.MoveNextWithResult());
        return [.. ((LogBatch)cursor.GetCurrent(out _)!).Records.Select(record => record.Position)];
    }

    private static void End(IQueueCacheCursor cursor) => Assert.Equal(QueueCacheCursorMoveResult.NoData, cursor.MoveNextWithResult());

    private long Purged()
    {
        _cache.TryPurgeFromCache(out _);
        return _cache.Finished;
    }

    private static LogRecord Record(StreamId stream, long position) => new()
    {
        Stream = new(stream.GetNamespace()!, stream.GetKeyAsString()),
        Queue = 0,
        Position = position,
        Previous = 0,
        Source = "test",
        EventId = $"{position}",
        OccurredAt = TestLog.Monday,
        StoredAt = TestLog.Monday,
        Payload = default,
    };
}
