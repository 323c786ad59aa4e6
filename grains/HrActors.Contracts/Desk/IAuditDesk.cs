using HrActors.Contracts.Access;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Desk;

/// <summary>The audit trail (审计日志), for the interface and the dashboard alike. Reading it is for auditors and administrators.</summary>
public interface IAuditDesk
{
    /// <summary>
    /// Puts on record that <paramref name="by"/> read, exported or was refused something; the answer is to be given only after this
    /// returned. (What changes something is put on record by its owner.)
    /// </summary>
    /// <param name="action">Such as <c>finding.exported</c>.</param>
    /// <param name="subject">The key of an actor, or what else it was about.</param>
    Task Note(Principal by, string action, string subject, string? detail, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this list.</exception>
    Task<Reply<AuditPage>> Read(AuditSearch search, Principal by, CancellationToken cancellationToken);

    /// <summary>Recomputes the whole trail; takes seconds when it is long. One at a time in a silo: who asks meanwhile gets its result too.</summary>
    /// <param name="again">False: the result of the last verification will do, however old it is.</param>
    Task<Reply<AuditResult>> Verify(bool again, Principal by, CancellationToken cancellationToken);
}

/// <summary>Null members mean any.</summary>
public sealed record AuditSearch
{
    /// <summary>First instant, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last instant, excluded.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Name of a user or id of a key.</summary>
    public string? Actor { get; init; }

    /// <summary>The key of an actor, such as <c>emp:200001</c>; without a prefix any actor with that id.</summary>
    public string? Subject { get; init; }

    /// <summary>What was done, or with a dot at its end everything in that area, such as <c>session.</c>.</summary>
    public string? Action { get; init; }
    public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>One entry.</summary>
public sealed record AuditItem
{
    public required string Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of a user, id of a key, or <c>system</c>.</summary>
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public required string? Reason { get; init; }
    public required string? Before { get; init; }
    public required string? After { get; init; }

    /// <summary>The way in and the address; null for what the system does by itself.</summary>
    public required string? From { get; init; }
}

/// <summary>A page of entries.</summary>
public sealed record AuditPage
{
    public required Page<AuditItem> Entries { get; init; }
}

/// <summary>What a verification found.</summary>
public sealed record AuditResult
{
    /// <summary>When the verification began; later entries are not in it.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Days with entries.</summary>
    public required int Days { get; init; }
    public required bool Intact { get; init; }

    /// <summary>The first entry, or seal of a day, that does not fit; null when all do.</summary>
    public required string? FirstBroken { get; init; }

    /// <summary><c>changed missing-before missing-after added-after-seal seal</c>; null when all fit.</summary>
    public required string? Fault { get; init; }
    public required long Entries { get; init; }

    /// <summary>Past days with entries whose end is not signed.</summary>
    public required int UnsealedDays { get; init; }

    /// <summary>Actors whose committed entries may still be on their way to the trail.</summary>
    public required int Pending { get; init; }

    /// <summary>The public half of the key that signs the ends of days (ECDSA P-256, SubjectPublicKeyInfo in base 64).</summary>
    public required string PublicKey { get; init; }
}
