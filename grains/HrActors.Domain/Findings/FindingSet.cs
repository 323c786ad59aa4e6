using System.Globalization;

namespace HrActors.Domain.Findings;

/// <summary>The open findings of one employee, and how they change when the causes change.</summary>
public static class FindingSet
{
    private const string IdPrefix = "F-";

    /// <summary>
    /// Findings after the causes are <paramref name="causes"/>: one that still stands keeps its id and opening, one whose cause is gone
    /// closes, a new cause opens a new one. The same causes change nothing. A waiver ends with its last day, or when the finding
    /// becomes worse.
    /// </summary>
    public static FindingChange Decide(
        string employeeNo, ImmutableList<Finding> open, IReadOnlyList<Cause> causes, int nextNumber, DateTimeOffset at, DateOnly today)
    {
        var standing = ImmutableList.CreateBuilder<Finding>();
        var changed = ImmutableList.CreateBuilder<Finding>();
        foreach (var cause in causes)
        {
            if (open.Find(finding => finding.Cause == cause.Key) is { } known)
            {
                var kept = Refresh(known, cause, today);
                standing.Add(kept);
                if (kept != known) changed.Add(kept);
                continue;
            }

            var opened = new Finding
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{employeeNo}-{nextNumber++}"),
                Code = cause.Code,
                Severity = cause.Severity,
                EmployeeNo = employeeNo,
                Cause = cause.Key,
                Facts = cause.Facts,
                OpenedAt = at,
            };
            standing.Add(opened);
            changed.Add(opened);
        }

        foreach (var gone in open.Where(finding => causes.All(cause => cause.Key != finding.Cause))) changed.Add(gone with { ClosedAt = at });
        return new(standing.ToImmutable(), changed.ToImmutable(), nextNumber);
    }

    /// <summary>The employee a finding's id belongs to; null when it is no such id.</summary>
    public static string? EmployeeNoOf(string findingId)
    {
        ArgumentNullException.ThrowIfNull(findingId);
        var end = findingId.LastIndexOf('-');
        return findingId.StartsWith(IdPrefix, StringComparison.Ordinal) && end > IdPrefix.Length ? findingId[IdPrefix.Length..end] : null;
    }

    private static Finding Refresh(Finding known, Cause cause, DateOnly today)
    {
        var same = known.Facts.SequenceEqual(cause.Facts) && known.Severity == cause.Severity;
        var waiverEnded = known.Waiver is { Until: { } until } && today > until;
        if (same && !waiverEnded) return known;
        return known with { Facts = cause.Facts, Severity = cause.Severity, Waiver = waiverEnded || cause.Severity > known.Severity ? null : known.Waiver };
    }
}

/// <param name="Open">All that stand now.</param>
/// <param name="Changed">Those that opened, changed or closed: what the history records.</param>
public sealed record FindingChange(ImmutableList<Finding> Open, ImmutableList<Finding> Changed, int NextNumber);
