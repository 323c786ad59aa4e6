using System.Globalization;

namespace HrActors.Domain.Findings;

/// <summary>The open findings of one employee, and how they change when the causes change.</summary>
public static class FindingSet
{
    private const string IdPrefix = "F-";

    /// <summary>Closed findings whose waiver is remembered; the newest ones.</summary>
    private const int Kept = 50;

    /// <summary>
    /// Findings after the causes are <paramref name="causes"/>: one that still stands keeps its id and opening, one whose cause is gone
    /// closes, a new cause opens a new one. The same causes change nothing. A waiver ends with its last day, or when the finding weighs
    /// more or has grown beyond what was waived. One that comes back opens waived where it would still be, had it stood all the time.
    /// </summary>
    /// <param name="employeeNo">Whose findings they are.</param>
    /// <param name="open">Those that stood until now.</param>
    /// <param name="causes">What stands now, each cause once.</param>
    /// <param name="nextNumber">The number of the next finding that opens.</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="today">Its day in China.</param>
    /// <param name="waived">Findings that closed while they were waived; null for none.</param>
    public static FindingChange Decide(
        string employeeNo, ImmutableList<Finding> open, IReadOnlyList<Cause> causes, int nextNumber, DateTimeOffset at, DateOnly today,
        ImmutableList<Finding>? waived = null)
    {
        waived ??= [];
        var standing = ImmutableList.CreateBuilder<Finding>();
        var changed = ImmutableList.CreateBuilder<Finding>();
        foreach (var cause in causes)
        {
            var known = open.Find(finding => finding.Cause == cause.Key);
            var next = known is not null
                ? Refresh(known, cause, at, today)
                : Open(employeeNo, cause, nextNumber++, at) with { Waiver = Remembered(waived.Find(finding => finding.Cause == cause.Key), cause, today) };
            standing.Add(next);
            if (next != known) changed.Add(next);
        }

        foreach (var gone in open.Where(finding => causes.All(cause => cause.Key != finding.Cause)))
        {
            var closed = (gone with { ClosedAt = at }).After(FindingStepKind.Closed, at);
            changed.Add(closed);
            waived = waived.Add(closed);
        }

        waived = waived.RemoveAll(finding => !IsWaived(finding, today) || causes.Any(cause => cause.Key == finding.Cause));
        return new(standing.ToImmutable(), changed.ToImmutable(), nextNumber, [.. waived.TakeLast(Kept)]);
    }

    /// <summary>The finding after somebody decided to live with it as it is now.</summary>
    /// <param name="finding">An open finding; an earlier waiver is replaced.</param>
    /// <param name="by">The user.</param>
    /// <param name="reason">In the user's words.</param>
    /// <param name="at">The time of the decision.</param>
    /// <param name="until">Last day of the waiver, included; null until the cause changes.</param>
    public static Finding Waive(Finding finding, string by, string reason, DateTimeOffset at, DateOnly? until)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var waiver = new Waiver { By = by, Reason = reason, At = at, Until = until, Severity = finding.Severity, Magnitude = finding.Magnitude };
        return (finding with { Waiver = waiver }).After(FindingStepKind.Waived, at, by, reason);
    }

    /// <summary>The first day after today on which a waiver is over; null when none ends by itself.</summary>
    public static DateOnly? NextWaiverEnd(IEnumerable<Finding> open, DateOnly today) => open
        .Select(finding => finding.Waiver?.Until?.AddDays(1))
        .Where(day => day > today)
        .Min();

    /// <summary>The employee a finding's id belongs to; null when it is no such id.</summary>
    public static string? EmployeeNoOf(string findingId)
    {
        ArgumentNullException.ThrowIfNull(findingId);
        var end = findingId.LastIndexOf('-');
        return findingId.StartsWith(IdPrefix, StringComparison.Ordinal) && end > IdPrefix.Length ? findingId[IdPrefix.Length..end] : null;
    }

    private static Finding Open(string employeeNo, Cause cause, int number, DateTimeOffset at) => new Finding
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{employeeNo}-{number}"),
        Code = cause.Code,
        Severity = cause.Severity,
        EmployeeNo = employeeNo,
        Cause = cause.Key,
        Facts = cause.Facts,
        OpenedAt = at,
        Magnitude = cause.Magnitude,
    }.After(FindingStepKind.Opened, at);

    /// <summary>The waiver of a finding that closed, where it holds for the same cause come back; null where it does not.</summary>
    private static Waiver? Remembered(Finding? closed, Cause cause, DateOnly today) =>
        closed is { Waiver: { } waiver } && IsWaived(closed, today) && !IsBeyond(waiver, closed, cause)
            // Without a last day it was given until the cause changes.
            && (waiver.Until is not null || closed.Facts.SequenceEqual(cause.Facts))
            ? waiver
            : null;

    private static bool IsWaived(Finding finding, DateOnly today) => finding.Waiver is { } waiver && !(today > waiver.Until);

    private static Finding Refresh(Finding known, Cause cause, DateTimeOffset at, DateOnly today)
    {
        var ended = known.Waiver is not null && !IsWaived(known, today);
        var same = known.Severity == cause.Severity && known.Magnitude == cause.Magnitude && known.Facts.SequenceEqual(cause.Facts);
        if (same && !ended) return known;

        var next = known with { Facts = cause.Facts, Severity = cause.Severity, Magnitude = cause.Magnitude };
        var difference = cause.Severity != known.Severity ? cause.Severity - known.Severity : cause.Magnitude.CompareTo(known.Magnitude);
        if (difference != 0) next = next.After(difference > 0 ? FindingStepKind.Worse : FindingStepKind.Better, at);
        if (known.Waiver is not { } waiver) return next;

        if (ended) return (next with { Waiver = null }).After(FindingStepKind.WaiverEnded, at);
        return IsBeyond(waiver, known, cause) ? next with { Waiver = null } : next;
    }

    /// <summary>A waiver of before does not say what was waived: then it was what stood until now.</summary>
    private static bool IsBeyond(Waiver waiver, Finding known, Cause cause) => waiver.Severity == Severity.None
        ? cause.Severity > known.Severity
        : cause.Severity > waiver.Severity || (cause.Severity == waiver.Severity && cause.Magnitude > waiver.Magnitude);
}

/// <param name="Open">All that stand now.</param>
/// <param name="Changed">Those that opened, changed or closed: what the history records.</param>
/// <param name="Waived">Those that closed while they were waived and have not come back.</param>
public sealed record FindingChange(ImmutableList<Finding> Open, ImmutableList<Finding> Changed, int NextNumber, ImmutableList<Finding> Waived);
