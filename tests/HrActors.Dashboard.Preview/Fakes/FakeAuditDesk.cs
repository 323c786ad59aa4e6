using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>A trail in memory: three days of a busy group, and what the pages note.</summary>
internal sealed class FakeAuditDesk(TimeProvider time) : IAuditDesk
{
    private AuditResult? _verified;

    public List<AuditItem> Entries { get; } = [.. Sample(time.GetUtcNow())];

    /// <summary>What the verification finds; intact unless a test says otherwise.</summary>
    public (string Fault, string Id)? Broken { get; set; }

    public Task Note(Principal by, string action, string subject, string? detail, CancellationToken cancellationToken)
    {
        Entries.Insert(0, Entry(Entries.Count, time.GetUtcNow(), by.UserName, action, subject, null, detail, null));
        return Task.CompletedTask;
    }

    public Task<Reply<AuditPage>> Read(AuditSearch search, Principal by, CancellationToken cancellationToken)
    {
        if (by.Role is not (Role.Administrator or Role.Auditor)) return Task.FromResult<Reply<AuditPage>>(AccessRefusals.NotPermitted);

        var found = Entries
            .Where(entry => (search.From is not { } from || entry.At >= from) && (search.To is not { } to || entry.At < to))
            .Where(entry => search.Actor is null || entry.Actor == search.Actor)
            .Where(entry => search.Subject is null || entry.Subject == search.Subject || entry.Subject.EndsWith(":" + search.Subject, StringComparison.Ordinal))
            .Where(entry => search.Action is null || entry.Action.StartsWith(search.Action, StringComparison.Ordinal))
            .Skip(int.Parse(search.Cursor ?? "0", CultureInfo.InvariantCulture))
            .ToList();
        var next = found.Count > search.Limit
            ? (int.Parse(search.Cursor ?? "0", CultureInfo.InvariantCulture) + search.Limit).ToString(CultureInfo.InvariantCulture)
            : null;
        return Task.FromResult<Reply<AuditPage>>(new AuditPage { Entries = new() { Items = [.. found.Take(search.Limit)], Next = next } });
    }

    public Task<Reply<AuditResult>> Verify(bool again, Principal by, CancellationToken cancellationToken)
    {
        if (again || _verified is null) _verified = Found();
        return Task.FromResult<Reply<AuditResult>>(_verified);
    }

    private AuditResult Found() => new()
    {
        VerifiedAt = time.GetUtcNow(),
        Days = 3,
        Intact = Broken is null,
        FirstBroken = Broken?.Id,
        Fault = Broken?.Fault,
        Entries = Entries.Count,
        UnsealedDays = Broken is null ? 0 : 1,
        Pending = Broken is null ? 0 : 2,
        PublicKey = "",
    };

    private static IEnumerable<AuditItem> Sample(DateTimeOffset now)
    {
        yield return Entry(1, now.AddMinutes(-4), "manager", "session.started", "user:manager", null, "HrManager", "pages 10.1.20.14");
        yield return Entry(2, now.AddMinutes(-9), "cs-manager", "access.refused", "emp:200117", "access.out-of-scope", "GET /employees/{employeeNo}", "api 10.1.20.31");
        yield return Entry(3, now.AddMinutes(-12), "manager", "employee.moved", "emp:200001", null, "4301 → 4401", "pages 10.1.20.14");
        yield return Entry(4, now.AddMinutes(-30), "manager", "finding.waived", "emp:200044", "已与武汉经办机构电话核实，原单位停保手续正在办理，预计本月完成", "F-2026-00031 ACTIVE_ELSEWHERE", "pages 10.1.20.14");
        yield return Entry(5, now.AddHours(-2), "stranger", "session.denied", "user:stranger", "wrong", null, "pages 203.0.113.77");
        for (var i = 0; i < 60; i++)
            yield return Entry(6 + i, now.AddHours(-3 - i), "up-7f3a91c2d4e5", "attendance.corrected", $"emp:{200200 + i}", "忘记打卡", "2026-11-20T09:00:00+08:00", "api 10.2.0.8");
    }

    private static AuditItem Entry(int number, DateTimeOffset at, string actor, string action, string subject, string? reason, string? after, string? from) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        At = at,
        Actor = actor,
        Action = action,
        Subject = subject,
        Reason = reason,
        Before = null,
        After = after,
        From = from,
    };
}
