using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;

namespace HrActors.Storage.Rows;

/// <summary>Reads the audit trail and proves that nothing in it was changed, added or taken out between two entries.</summary>
public interface IAuditTrail
{
    /// <summary>Newest first.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this list, or the limit is not 1 to 500.</exception>
    Task<Page<AuditEntry>> Read(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Recomputes the chains of the days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    Task<AuditVerification> Verify(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>Null members mean any.</summary>
public sealed record AuditQuery
{
    /// <summary>First instant, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last instant, excluded.</summary>
    public DateTimeOffset? To { get; init; }
    public string? Actor { get; init; }
    public string? Subject { get; init; }
    public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>How many days have entries, and the id of the first entry that does not fit its chain; null when all do.</summary>
public sealed record AuditVerification(int Days, string? FirstBroken)
{
    public bool Intact => FirstBroken is null;
}
