using System.Globalization;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Intake;

/// <summary>Upstream systems and devices with what came from them and what is wrong with them.</summary>
public sealed partial class SourceTable
{
    /// <summary>A device calls every few seconds; this long without a call it is out.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>Events this old when they arrive are a back-log.</summary>
    private const long BackLogSeconds = 600;

    [Parameter, EditorRequired] public required IReadOnlyList<IntakeSource> Sources { get; set; }

    /// <summary>When the figures were taken.</summary>
    [Parameter, EditorRequired] public required DateTimeOffset Now { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private static DateTimeOffset? SeenAt(IntakeSource source) =>
        Newer(source.Device?.LastSeenAt ?? source.LastUsedAt, source.Figures?.LastReceivedAt);

    private static DateTimeOffset? Newer(DateTimeOffset? one, DateTimeOffset? other) => (one ?? default) > (other ?? default) ? one : other ?? one;

    private static string Count(long? count) => count is { } value ? value.ToString("#,##0", CultureInfo.InvariantCulture) : Words.Empty;

    private string Drift(DeviceView? device) => device?.DriftSeconds switch
    {
        null => Words.Empty,
        0 => "0 s",
        > 0 and var slow => W.Format(IntakeTexts.Slow, Span(slow)),
        var fast => W.Format(IntakeTexts.Fast, Span(-fast.Value)),
    };

    /// <summary>Seconds in the largest unit that says enough.</summary>
    private static string Span(long seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400} d"),
    };

    private IEnumerable<(string Text, Tone Tone, string? Hint)> States(IntakeSource source)
    {
        var said = false;
        foreach (var trouble in Troubles(source))
        {
            said = true;
            yield return trouble;
        }

        if (said) yield break;
        yield return source.Figures switch
        {
            { Today: > 0 } => (W[IntakeTexts.Fine], Tone.Good, null),
            // What nobody who runs has counted is not known for the whole day.
            null or { IsKept: true } => (W[IntakeTexts.QuietSinceStart], Tone.Neutral, null),
            _ => (W[IntakeTexts.Quiet], Tone.Neutral, null),
        };
    }

    private IEnumerable<(string Text, Tone Tone, string? Hint)> Troubles(IntakeSource source)
    {
        if (source.Device is { Registration: { } registration } device)
        {
            if (!registration.Enabled) yield return (W[IntakeTexts.SwitchedOff], Tone.Neutral, null);
            else if (SeenAt(source) is not { } seen || Now - seen > Silence) yield return (W[IntakeTexts.Silent], Tone.Warn, null);
            if (device.DriftAlert) yield return (W[IntakeTexts.DriftAlert], Tone.Bad, Drift(device));
            if (device.RefusedAt is { } refused && Now - refused < TimeSpan.FromDays(1))
                yield return (W.Format(IntakeTexts.RefusedAddress, device.RefusedAddress), Tone.Warn, Words.Instant(refused));
        }

        if (source.Figures is not { } figures) yield break;
        if (figures.Postponed > 0) yield return (W.Format(IntakeTexts.Postponed, figures.Postponed), Tone.Warn, figures.PostponedFor);
        if (figures.Rejected > 0)
        {
            var reasons = string.Join(", ", figures.Rejections.Select(one => $"{one.Code} {Count(one.Events)}"));
            yield return (W.Format(IntakeTexts.Rejected, Count(figures.Rejected)), Tone.Bad, reasons);
        }

        if (figures is { LastMinute: > 0, LagSeconds: > BackLogSeconds }) yield return (W[IntakeTexts.CatchingUp], Tone.Info, null);
    }
}
