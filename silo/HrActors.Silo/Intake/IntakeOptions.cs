using System.ComponentModel.DataAnnotations;

namespace HrActors.Silo.Intake;

/// <summary>Limits of what comes in. Section <c>Hr:Intake</c>, as environment variables <c>Hr__Intake__MaxStreams</c> and so on.</summary>
public sealed class IntakeOptions
{
    public const string Section = "Hr:Intake";

    /// <summary>Largest CloudEvents batch in bytes, unpacked. Default: 16 MB.</summary>
    [Range(1_024, int.MaxValue)]
    public int MaxBatchBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Longest NDJSON line in bytes. Default: 64 KB.</summary>
    [Range(256, 16 * 1024 * 1024)]
    public int MaxLineBytes { get; set; } = 64 * 1024;

    /// <summary>Requests with events that one key may have open at a time; one more is 429. Default: 64.</summary>
    [Range(1, 100_000)]
    public int MaxStreams { get; set; } = 64;

    /// <summary>Events of one key that may wait for their commit; more wait, and then are 429. Default: 50,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxInFlight { get; set; } = 50_000;

    /// <summary>Events one key may send per second, counted over a few seconds; 0: no limit. Default: 0.</summary>
    [Range(0, 10_000_000)]
    public int MaxEventsPerSecond { get; set; }

    /// <summary>
    /// How long a stream is held back under pressure before it is told to come back later, in seconds; a batch is told at once. Default: 10.
    /// </summary>
    [Range(0, 300)]
    public int MaxStallSeconds { get; set; } = 10;

    /// <summary>Largest upload of a time clock in bytes. Default: 16 MB.</summary>
    [Range(1_024, int.MaxValue)]
    public int MaxUploadBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// Months before the current one in which a time clock's punch is not doubted; an older one is dated by the clock's drift and listed.
    /// Default: 3.
    /// </summary>
    [Range(1, 120)]
    public int OpenMonths { get; set; } = 3;

    /// <summary>Days that notes of the intake are kept. Default: 90.</summary>
    [Range(1, 3_650)]
    public int NoteDays { get; set; } = 90;
}
