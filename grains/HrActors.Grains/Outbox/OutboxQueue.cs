namespace HrActors.Grains.Outbox;

/// <summary>What an owner has committed to send, in order. The numbers make every message recognisable for ever.</summary>
[GenerateSerializer, Immutable, Alias("hr.outbox-queue")]
internal sealed record OutboxQueue
{
    public static readonly OutboxQueue Empty = new();

    [Id(0)] public ImmutableList<OutboxItem> Items { get; init; } = [];

    /// <summary>Number of the next message, from 1.</summary>
    [Id(1)] public long Next { get; init; } = 1;

    public OutboxQueue Add(params ReadOnlySpan<OutboxMessage> messages)
    {
        var items = Items.ToBuilder();
        var next = Next;
        foreach (var message in messages) items.Add(new() { Number = next++, Message = message });
        return new() { Items = items.ToImmutable(), Next = next };
    }

    /// <summary>With nothing left to send; numbers go on.</summary>
    public OutboxQueue Emptied() => this with { Items = [] };

    /// <summary>Without everything up to <paramref name="number"/>, included.</summary>
    public OutboxQueue WithoutThrough(long number) =>
        Items.Count == 0 || Items[0].Number > number ? this : this with { Items = Items.RemoveAll(item => item.Number <= number) };
}

[GenerateSerializer, Immutable, Alias("hr.outbox-item")]
internal sealed record OutboxItem
{
    [Id(0)] public required long Number { get; init; }
    [Id(1)] public required OutboxMessage Message { get; init; }
}

/// <summary>State of an actor that sends through an outbox and remembers commands.</summary>
internal interface IOwnerState<TSelf>
    where TSelf : IOwnerState<TSelf>
{
    OutboxQueue Outbox { get; }

    TSelf WithOutbox(OutboxQueue outbox);
}
