namespace HrActors.Domain.Findings;

/// <summary>What can happen to a finding. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.finding-step-kind")]
public enum FindingStepKind
{
    None = 0,
    Opened = 1,
    /// <summary>It weighs more or there is more of it; a waiver ends by that.</summary>
    Worse = 2,
    /// <summary>It weighs less or there is less of it.</summary>
    Better = 3,
    Waived = 4,
    /// <summary>The waiver's last day is over while the cause stands.</summary>
    WaiverEnded = 5,
    /// <summary>The cause is gone.</summary>
    Closed = 6,
}

/// <summary>One step in the life of a finding.</summary>
[GenerateSerializer, Immutable, Alias("hr.finding-step")]
public sealed record FindingStep
{
    [Id(0)] public required FindingStepKind Kind { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>The weight after the step.</summary>
    [Id(2)] public required Severity Severity { get; init; }

    /// <summary>Who did it; null for what the rules decided.</summary>
    [Id(3)] public string? By { get; init; }

    /// <summary>Why, in the words given; null for what the rules decided.</summary>
    [Id(4)] public string? Reason { get; init; }
}

/// <summary>Wire names.</summary>
public static class FindingStepKinds
{
    private static readonly string[] Names = ["", "opened", "worse", "better", "waived", "waiver-ended", "closed"];

    /// <summary>Steps kept with a finding; the first and the newest ones.</summary>
    private const int Kept = 20;

    public static string WireName(this FindingStepKind kind) => Names[(int)kind];

    internal static Finding After(this Finding finding, FindingStepKind kind, DateTimeOffset at, string? by = null, string? reason = null)
    {
        var step = new FindingStep { Kind = kind, At = at, Severity = finding.Severity, By = by, Reason = reason };
        var history = finding.History.Count < Kept ? finding.History : finding.History.RemoveAt(1);
        return finding with { History = history.Add(step) };
    }
}
