using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Storage.Audit;

namespace HrActors.Silo.Audit;

internal sealed class AuditDesk(IAuditTrail trail, AuditVerifier verifier, IAuditRows rows, TimeProvider time) : IAuditDesk
{
    public Task Note(Principal by, string action, string subject, string? detail, CancellationToken cancellationToken) => rows.Save(
        new()
        {
            Id = $"{action}/{Guid.CreateVersion7():N}",
            At = time.GetUtcNow(),
            By = by.UserName,
            Action = action,
            Subject = subject,
            From = by.From,
            After = detail,
        },
        cancellationToken);

    public async Task<Reply<AuditPage>> Read(AuditSearch search, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeAudit)) return AccessRefusals.NotPermitted;

        var page = await trail.Read(search, cancellationToken);
        return new AuditPage { Entries = new() { Items = [.. page.Items.Select(ItemOf)], Next = page.Next } };
    }

    public async Task<Reply<AuditResult>> Verify(bool again, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeAudit)) return AccessRefusals.NotPermitted;

        var (found, at) = await verifier.Verify(again, cancellationToken);
        return new AuditResult
        {
            VerifiedAt = at,
            Days = found.Days,
            Intact = found.Intact,
            FirstBroken = found.FirstBroken,
            Fault = NameOf(found.Fault?.Kind),
            Entries = found.Entries,
            UnsealedDays = found.UnsealedDays,
            Pending = found.Pending,
            PublicKey = found.PublicKey,
        };
    }

    internal static string? NameOf(AuditFaultKind? kind) => kind switch
    {
        null => null,
        AuditFaultKind.Changed => "changed",
        AuditFaultKind.MissingBefore => "missing-before",
        AuditFaultKind.MissingAfter => "missing-after",
        AuditFaultKind.AddedAfterSeal => "added-after-seal",
        AuditFaultKind.Seal => "seal",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a fault of the trail."),
    };

    private static AuditItem ItemOf(AuditEntry entry) => new()
    {
        Id = entry.Id,
        At = entry.At,
        Actor = entry.By,
        Action = entry.Action,
        Subject = entry.Subject,
        Reason = entry.Reason,
        Before = entry.Before,
        After = entry.After,
        From = entry.From,
    };
}
