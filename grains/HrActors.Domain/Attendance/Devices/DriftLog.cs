namespace HrActors.Domain.Attendance.Devices;

/// <summary>
/// How far a device's clock is off (时钟偏差), learnt from punches that arrived as they happened. Stored with the device; bounded.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.drift-log")]
public sealed record DriftLog
{
    /// <summary>Samples kept; the median of an odd number is one of them.</summary>
    public const int Window = 31;

    /// <summary>Samples needed before anything is said.</summary>
    public const int Fewest = 3;

    /// <summary>Rows of one upload that can still be punches of this moment; more are a back-log.</summary>
    public const int MostAtOnce = 3;

    public static readonly DriftLog Empty = new();

    /// <summary>Received minus device time in whole seconds, oldest first; positive: the clock is slow.</summary>
    [Id(0)] public ImmutableList<long> Seconds { get; init; } = [];

    /// <summary>Since when the device has been in contact without an outage; null before its first contact.</summary>
    [Id(1)] public DateTimeOffset? ConnectedSince { get; init; }
    [Id(2)] public DateTimeOffset? LastContact { get; init; }

    /// <summary>
    /// What has to be added to the device's time to get the true one: the median, which single late or odd rows do not move. Null while
    /// too little is known.
    /// </summary>
    public TimeSpan? Estimate => Seconds.Count < Fewest ? null : TimeSpan.FromSeconds(Seconds.Order().ElementAt(Seconds.Count / 2));

    /// <summary>After any call of the device.</summary>
    /// <param name="at">When it called.</param>
    /// <param name="outage">
    /// Silence longer than this is an outage; and this long after it came back, what the device sends may still be what it kept meanwhile.
    /// </param>
    public DriftLog Contact(DateTimeOffset at, TimeSpan outage) => this with
    {
        ConnectedSince = LastContact is { } last && at - last <= outage ? ConnectedSince ?? at : at,
        LastContact = LastContact is { } seen && seen > at ? seen : at,
    };

    /// <summary>
    /// After an upload: its newest row is a sample when the device has been connected long enough to have emptied what it kept and the
    /// upload is small. Call <see cref="Contact"/> first.
    /// </summary>
    /// <param name="received">When the upload arrived.</param>
    /// <param name="deviceTimes">The rows' times by the device's clock, as instants in its zone.</param>
    /// <param name="outage">As for <see cref="Contact"/>.</param>
    public DriftLog Observe(DateTimeOffset received, IReadOnlyCollection<DateTimeOffset> deviceTimes, TimeSpan outage)
    {
        ArgumentNullException.ThrowIfNull(deviceTimes);
        if (deviceTimes.Count is 0 or > MostAtOnce || ConnectedSince is not { } since || received - since < outage) return this;

        var sample = (long)Math.Round((received - deviceTimes.Max()).TotalSeconds);
        var kept = Seconds.Count < Window ? Seconds : Seconds.RemoveAt(0);
        return this with { Seconds = kept.Add(sample) };
    }

    /// <summary>Without samples: the clock was set, so what was learnt no longer holds.</summary>
    public DriftLog Reset() => this with { Seconds = [] };
}
