namespace HrActors.Contracts.Privacy;

/// <summary>A consent given or withdrawn: an entry, never changed. Whose it is only the employee number tells.</summary>
public sealed record ConsentEntry
{
    /// <summary>Recognises an entry that is written twice.</summary>
    public required string Id { get; init; }
    public required string EmployeeNo { get; init; }

    /// <summary>One of the published purposes, such as <c>biometric-attendance</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>False: withdrawn.</summary>
    public required bool Given { get; init; }

    /// <summary>When the person said so.</summary>
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    /// <summary>Version of the text that was shown, such as <c>2026-01</c>.</summary>
    public required string TextVersion { get; init; }

    /// <summary>SHA-256 of that text in hexadecimal.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Where the signed paper or screen lies; null when it is not told.</summary>
    public string? Evidence { get; init; }
}
