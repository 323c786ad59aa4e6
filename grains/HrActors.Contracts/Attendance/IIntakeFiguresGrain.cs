using HrActors.Contracts.Access;
using Orleans.Concurrency;

namespace HrActors.Contracts.Attendance;

/// <summary>
/// What every silo counted at its doors: each silo reports its own figures every few seconds, and writes them down, and they are added up
/// when somebody asks. Of a silo that is gone counts what it wrote down last. Key: <see cref="GrainKeys.IntakeFigures"/>.
/// </summary>
[Alias("hr.IIntakeFiguresGrain")]
public interface IIntakeFiguresGrain : IGrainWithStringKey
{
    [Alias("Report"), SystemOnly] Task Report(SiloFigures figures);

    /// <summary>One entry per source that ever sent something, in order of source.</summary>
    [Alias("Get"), ReadOnly, Needs(Permission.SeeIntake)] Task<ImmutableList<SourceFigures>> Get();
}

[GenerateSerializer, Immutable, Alias("hr.silo-figures")]
public sealed record SiloFigures
{
    [Id(0)] public required string Silo { get; init; }
    [Id(1)] public required ImmutableList<SourceFigures> Sources { get; init; }
}

/// <summary>What came in from one source, an upstream system's key or a device, since midnight.</summary>
[GenerateSerializer, Immutable, Alias("hr.source-figures")]
public sealed record SourceFigures
{
    /// <summary>The id of an upstream system's key, or <c>device:</c> and the serial number.</summary>
    [Id(0)] public required string Source { get; init; }

    /// <summary>Events taken in the last 60 seconds.</summary>
    [Id(1)] public long LastMinute { get; init; }

    /// <summary>Events taken today (Asia/Shanghai).</summary>
    [Id(2)] public long Today { get; init; }
    [Id(3)] public long Duplicates { get; init; }
    [Id(4)] public long Rejected { get; init; }

    /// <summary>When something arrived last.</summary>
    [Id(5)] public DateTimeOffset? LastReceivedAt { get; init; }

    /// <summary>The newest time of an event.</summary>
    [Id(6)] public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>Seconds from the newest event of the last request to its arrival; large while a back-log is loaded. Null before the first.</summary>
    [Id(7)] public long? LagSeconds { get; init; }

    /// <summary>Requests told to come back later in the last 60 seconds, and why.</summary>
    [Id(8)] public long Postponed { get; init; }

    /// <summary>Code of the last reason to postpone; null when there was none today.</summary>
    [Id(9)] public string? PostponedFor { get; init; }

    /// <summary>The codes with which events were rejected last, newest first, at most five.</summary>
    [Id(10)] public ImmutableList<RejectionFigures> Rejections { get; init; } = [];

    /// <summary>
    /// Whether nothing came since the silos that run started: all of it was written down by others before, and may lack their last seconds.
    /// </summary>
    [Id(11)] public bool IsKept { get; init; }

    /// <summary>The same source as two silos saw it.</summary>
    public SourceFigures With(SourceFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var newer = (other.LastReceivedAt ?? default) > (LastReceivedAt ?? default) ? other : this;
        return this with
        {
            LastMinute = LastMinute + other.LastMinute,
            Today = Today + other.Today,
            Duplicates = Duplicates + other.Duplicates,
            Rejected = Rejected + other.Rejected,
            LastReceivedAt = newer.LastReceivedAt,
            LastEventAt = (other.LastEventAt ?? default) > (LastEventAt ?? default) ? other.LastEventAt : LastEventAt,
            LagSeconds = newer.LagSeconds,
            Postponed = Postponed + other.Postponed,
            PostponedFor = newer.PostponedFor ?? PostponedFor ?? other.PostponedFor,
            IsKept = IsKept && other.IsKept,
            Rejections =
            [
                .. Rejections.Concat(other.Rejections).GroupBy(rejection => rejection.Code, StringComparer.Ordinal)
                    .Select(same => new RejectionFigures { Code = same.Key, Events = same.Sum(one => one.Events), LastAt = same.Max(one => one.LastAt) })
                    .OrderByDescending(rejection => rejection.LastAt).Take(5),
            ],
        };
    }
}

[GenerateSerializer, Immutable, Alias("hr.rejection-figures")]
public sealed record RejectionFigures
{
    [Id(0)] public required string Code { get; init; }
    [Id(1)] public required long Events { get; init; }
    [Id(2)] public required DateTimeOffset LastAt { get; init; }
}
