using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Domain.Localisation;

namespace HrActors.Silo.Intake;

internal sealed record IntakeAnswer
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Events stored and not handed to their employees yet.</summary>
    public required long Behind { get; init; }
    public required long DeadLetters { get; init; }

    /// <summary>Devices that call and nobody registered.</summary>
    public required int UnknownDevices { get; init; }

    /// <summary>What is wrong right now, as in /health/ready.</summary>
    public required IReadOnlyList<TroubleAnswer> Troubles { get; init; }
    public required IReadOnlyList<SourceAnswer> Sources { get; init; }

    public static IntakeAnswer Of(IntakeOverview overview, Language language) => new()
    {
        At = overview.At,
        Behind = overview.Behind,
        DeadLetters = overview.DeadLetters,
        UnknownDevices = overview.UnknownDevices,
        Troubles =
        [
            .. overview.Troubles.Select(trouble => new TroubleAnswer
            {
                Part = trouble.Part, Status = trouble.Status, Code = trouble.Code, Detail = trouble.Text?.In(language) ?? trouble.Detail,
            }),
        ],
        Sources = [.. overview.Sources.Select(SourceAnswer.Of)],
    };
}

/// <summary>A part of the product that is not well.</summary>
internal sealed record TroubleAnswer
{
    public required string Part { get; init; }

    /// <summary>working (usable) or failed.</summary>
    public required string Status { get; init; }
    public required string? Code { get; init; }
    public required string? Detail { get; init; }
}

/// <summary>One upstream system's key, or one device. Figures are of today; after a crash the last seconds before it may be missing.</summary>
internal sealed record SourceAnswer
{
    /// <summary>The key's id, or device: and the serial number.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>upstream or device.</summary>
    public required string Kind { get; init; }
    public required IReadOnlyList<string> Branches { get; init; }
    public required long LastMinute { get; init; }
    public required long Today { get; init; }
    public required long Duplicates { get; init; }
    public required long Rejected { get; init; }
    public required IReadOnlyList<RejectionAnswer> Rejections { get; init; }
    public required DateTimeOffset? LastReceivedAt { get; init; }
    public required DateTimeOffset? LastEventAt { get; init; }

    /// <summary>Seconds from the newest event of the last request to its arrival.</summary>
    public required long? LagSeconds { get; init; }

    /// <summary>Requests told to come back later in the last minute, and the code of the last.</summary>
    public required long Postponed { get; init; }
    public required string? PostponedFor { get; init; }

    /// <summary>A device's last call, or a key's last use.</summary>
    public required DateTimeOffset? LastSeenAt { get; init; }
    public required long? DriftSeconds { get; init; }
    public required bool DriftAlert { get; init; }

    public static SourceAnswer Of(IntakeSource source)
    {
        var figures = source.Figures ?? new SourceFigures { Source = source.Id };
        return new()
        {
            Id = source.Id,
            Name = source.Name,
            Kind = source.Device is null ? "upstream" : "device",
            Branches = source.Branches,
            LastMinute = figures.LastMinute,
            Today = figures.Today,
            Duplicates = figures.Duplicates,
            Rejected = figures.Rejected,
            Rejections = [.. figures.Rejections.Select(one => new RejectionAnswer { Code = one.Code, Events = one.Events, LastAt = one.LastAt })],
            LastReceivedAt = figures.LastReceivedAt,
            LastEventAt = figures.LastEventAt,
            LagSeconds = figures.LagSeconds,
            Postponed = figures.Postponed,
            PostponedFor = figures.PostponedFor,
            LastSeenAt = source.Device?.LastSeenAt ?? source.LastUsedAt,
            DriftSeconds = source.Device?.DriftSeconds,
            DriftAlert = source.Device?.DriftAlert ?? false,
        };
    }
}

internal sealed record RejectionAnswer
{
    public required string Code { get; init; }
    public required long Events { get; init; }
    public required DateTimeOffset LastAt { get; init; }
}

internal sealed record NoteAnswer
{
    public required string Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>device.bad-row, device.future, device.closed-month, device.undefined-state, or the code of a rejection.</summary>
    public required string Kind { get; init; }
    public required string Source { get; init; }
    public required string BranchCode { get; init; }
    public required string Subject { get; init; }

    /// <summary>What the source's clock said.</summary>
    public required DateTimeOffset? StatedAt { get; init; }

    /// <summary>When it counts as made; null when it does not count.</summary>
    public required DateTimeOffset? TakenAt { get; init; }
    public required string Raw { get; init; }

    public static NoteAnswer Of(IntakeNote note) => new()
    {
        Id = note.Id,
        At = note.At,
        Kind = note.Kind,
        Source = note.Source,
        BranchCode = note.BranchCode,
        Subject = note.Subject,
        StatedAt = note.StatedAt,
        TakenAt = note.TakenAt,
        Raw = note.Raw,
    };
}

internal sealed record BadgeAnswer
{
    public required string Source { get; init; }
    public required string Badge { get; init; }
    public required string BranchCode { get; init; }

    /// <summary>The number it is taken for; null when the rule makes none of it.</summary>
    public required string? EmployeeNo { get; init; }
    public required long Events { get; init; }
    public required DateTimeOffset FirstAt { get; init; }
    public required DateTimeOffset LastAt { get; init; }

    public static BadgeAnswer Of(WaitingBadge badge) => new()
    {
        Source = badge.Source,
        Badge = badge.Badge,
        BranchCode = badge.BranchCode,
        EmployeeNo = badge.EmployeeNo,
        Events = badge.Events,
        FirstAt = badge.FirstAt,
        LastAt = badge.LastAt,
    };
}
