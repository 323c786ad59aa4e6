using HrActors.Domain.Commands;

namespace HrActors.Contracts.Policies;

/// <summary>Where new policy files of a pack are looked for (政策订阅地址), and how the last look went.</summary>
[GenerateSerializer, Immutable, Alias("hr.policy-feed")]
public sealed record PolicyFeed
{
    /// <summary>http or https.</summary>
    [Id(0)] public required string Url { get; init; }

    /// <summary>Between two looks; 5 to 10,080.</summary>
    [Id(1)] public required int IntervalMinutes { get; init; }
    [Id(2)] public required string SetBy { get; init; }
    [Id(3)] public required DateTimeOffset SetAt { get; init; }

    /// <summary>Null before the first look.</summary>
    [Id(4)] public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>What the server named the version that was last taken, given back so that it need not send it again; null when it names none.</summary>
    [Id(5)] public string? ETag { get; init; }

    /// <summary>The day of publication of the newest value that was ever taken from here; a file without anything as new is an older one.</summary>
    [Id(6)] public DateOnly? Newest { get; init; }

    /// <summary>The draft that came last; null when none did.</summary>
    [Id(7)] public string? LastDraft { get; init; }

    /// <summary>Why the last look brought nothing though it should have; null when all is well.</summary>
    [Id(8)] public PolicyFeedFault? Fault { get; init; }
}

/// <summary>What was wrong with a look at a feed.</summary>
[GenerateSerializer, Immutable, Alias("hr.policy-feed-fault")]
public sealed record PolicyFeedFault
{
    /// <summary>
    /// <c>policy-feed.unreachable</c>, <c>.timeout</c>, <c>.status</c>, <c>.too-large</c>, <c>.invalid</c>, <c>.other-pack</c> or <c>.older</c>.
    /// </summary>
    [Id(0)] public required string Code { get; init; }
    [Id(1)] public required string Chinese { get; init; }
    [Id(2)] public required string English { get; init; }

    /// <summary>When it was first seen.</summary>
    [Id(3)] public required DateTimeOffset At { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.set-policy-feed")]
public sealed record SetPolicyFeed
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>Null: nothing is looked for any more.</summary>
    [Id(1)] public string? Url { get; init; }
    [Id(2)] public int IntervalMinutes { get; init; } = 60;
}
