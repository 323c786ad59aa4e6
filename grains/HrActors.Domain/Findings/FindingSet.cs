using System.Globalization;

namespace HrActors.Domain.Findings;

/// <summary>The open findings of one employee, and how they change when the causes change.</summary>
public static class FindingSet
{
    private const string IdPrefix = "F-";

    /// <summary>
    /// Findings after the causes are <paramref name="causes"/>: one that still stands keeps its id and opening, one whose cause is gone
    /// closes, a new cause opens a new one. The same causes change nothing. A waiver ends with its last day, or when the finding weighs
    /// more or has grown beyond what was waived.
    /// </summary>
    public static FindingChange Decide(
        string employeeNo, ImmutableList<Finding> open, IReadOnlyList<Cause> causes, int nextNumber, DateTimeOffset at, DateOnly today)
    {
        var standing = ImmutableList.CreateBuilder<Finding>();
        var changed = ImmutableList.CreateBuilder<Finding>();
        foreach (var cause in causes)
        {
            var known = open.Find(finding => finding.Cause == cause.Key);
            var next = known is null ? Open(employeeNo, cause, nextNumber++, at) : Refresh(known, cause, at, today);
            standing.Add(next);
            if (next != known) changed.Add(next);
        }

        foreach (var gone in open.Where(finding => causes.All(cause => cause.Key != finding.Cause)))
            changed.Add((gone with { ClosedAt = at }).After(FindingStepKind.Closed, at));
        return new(standing.ToImmutable(), changed.ToImmutable(), nextNumber);
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

    private static Finding Refresh(Finding known, Cause cause, DateTimeOffset at, DateOnly today)
    {
        var ended = known.Waiver is { Until: { } until } && today > until;
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
public sealed record FindingChange(ImmutableList<Finding> Open, ImmutableList<Finding> Changed, int NextNumber);
