using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Storage.Audit;

namespace HrActors.Silo.Audit;

internal sealed class AuditDesk(IAuditTrail trail, IAuditRows rows, TimeProvider time) : IAuditDesk
{
    private static readonly Refusal Denied = Refusal.Forbidden("access.not-permitted", "您的角色无权执行此操作", "Your role may not do this");

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
        if (!AccessPolicy.Holds(by, Permission.SeeAudit)) return Denied;

        var page = await trail.Read(
            new()
            {
                From = search.From,
                To = search.To,
                Actor = search.Actor,
                Subject = search.Subject,
                Action = search.Action,
                Cursor = search.Cursor,
                Limit = search.Limit,
            },
            cancellationToken);
        return new AuditPage { Entries = new() { Items = [.. page.Items.Select(ItemOf)], Next = page.Next } };
    }

    public async Task<Reply<AuditResult>> Verify(Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeAudit)) return Denied;

        var found = await trail.Verify(null, null, cancellationToken);
        return new AuditResult
        {
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
