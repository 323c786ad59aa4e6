using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;

namespace HrActors.Storage.Audit;

/// <summary>Reads the audit trail and proves that nothing in it was changed, added or taken out.</summary>
public interface IAuditTrail
{
    /// <summary>Newest first.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this list, or the limit is not 1 to 500.</exception>
    Task<Page<AuditEntry>> Read(AuditSearch query, CancellationToken cancellationToken);

    /// <summary>
    /// Recomputes the chains of the days from <paramref name="from"/> to <paramref name="to"/>, both included, and checks every seal; null for
    /// no bound.
    /// </summary>
    Task<AuditVerification> Verify(DateOnly? from, DateOnly? to, CancellationToken cancellationToken);
}

/// <summary>What a verification found.</summary>
public sealed record AuditVerification
{
    /// <summary>Days with entries.</summary>
    public required int Days { get; init; }
    public required long Entries { get; init; }

    /// <summary>The first entry, or seal, that does not fit; null when all do.</summary>
    public AuditFault? Fault { get; init; }

    /// <summary>Past days with entries whose end is not signed; 0 shortly after midnight at the latest.</summary>
    public required int UnsealedDays { get; init; }

    /// <summary>Actors whose committed entries may still be on their way to the trail.</summary>
    public required int Pending { get; init; }

    /// <summary>The public half of the key that signs the ends of days (ECDSA P-256, SubjectPublicKeyInfo in base 64).</summary>
    public required string PublicKey { get; init; }

    public string? FirstBroken => Fault?.Id;

    public bool Intact => Fault is null;
}

/// <summary>What does not fit.</summary>
/// <param name="Id">The entry's id, or <c>seal:</c> with day and writer.</param>
public sealed record AuditFault(AuditFaultKind Kind, string Id);

/// <summary>In which way it does not fit.</summary>
public enum AuditFaultKind
{
    None = 0,

    /// <summary>The entry's values or its hash are not those that were written, or nobody of us wrote it.</summary>
    Changed = 1,

    /// <summary>One or more entries before this one are gone.</summary>
    MissingBefore = 2,

    /// <summary>One or more entries after this one are gone; or with a seal's id the whole of its chain.</summary>
    MissingAfter = 3,

    /// <summary>It was added after the day had its seal.</summary>
    AddedAfterSeal = 4,

    /// <summary>A seal was changed, or one before it is gone.</summary>
    Seal = 5,
}
