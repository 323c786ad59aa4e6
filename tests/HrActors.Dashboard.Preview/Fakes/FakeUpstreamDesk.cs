using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Keys in every condition.</summary>
internal sealed class FakeUpstreamDesk(TimeProvider time) : IUpstreamDesk
{
    public List<UpstreamRow> Rows { get; } =
    [
        Row("up-1", "园区门禁", "gate", time) with { LastUsedAt = time.GetUtcNow().AddSeconds(-40) },
        Row("up-2", "钉钉考勤（华南区六家分公司共用，由信息中心维护）", "dingtalk.south", time) with
        {
            ExpiresAt = time.GetUtcNow().AddDays(20), RotatedAt = time.GetUtcNow().AddHours(-2), PreviousUntil = time.GetUtcNow().AddHours(22),
        },
        Row("up-3", "旧门禁", "old-gate", time) with { RevokedAt = time.GetUtcNow().AddDays(-3), RevokedBy = "admin" },
        Row("up-4", "试点系统", "pilot", time) with { ExpiresAt = time.GetUtcNow().AddDays(-1) },
    ];

    public Task<IReadOnlyList<UpstreamRow>> List(Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UpstreamRow>>(by.Role == Role.Administrator ? [.. Rows] : []);

    public Task<Reply<NewUpstreamKey>> Create(UpstreamRequest request, Principal by, string commandId)
    {
        if (request.Branches.Count == 0)
            return Task.FromResult<Reply<NewUpstreamKey>>(Refusal.Malformed("upstream.branches", "/branches", "须指定 1 至 1000 个分支机构", "Has 1 to 1,000 branches"));
        var row = Row($"up-{Rows.Count + 1}", request.Name, request.Source, time) with { Branches = [.. request.Branches], ExpiresAt = request.ExpiresAt };
        Rows.Add(row);
        return Made(row);
    }

    public Task<Reply<NewUpstreamKey>> Rotate(
        string id, TimeSpan overlap, DateTimeOffset? expiresAt, Principal by, string commandId, CancellationToken cancellationToken) =>
        Made(Put(id, row => row with { ExpiresAt = expiresAt, RotatedAt = time.GetUtcNow(), PreviousUntil = time.GetUtcNow() + overlap }));

    public Task<Reply<UpstreamRow>> Revoke(string id, string? reason, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<UpstreamRow>>(Put(id, row => row with { RevokedAt = time.GetUtcNow(), RevokedBy = by.UserName }));

    private UpstreamRow Put(string id, Func<UpstreamRow, UpstreamRow> change)
    {
        var index = Rows.FindIndex(row => row.Id == id);
        return Rows[index] = change(Rows[index]);
    }

    private static Task<Reply<NewUpstreamKey>> Made(UpstreamRow row) =>
        Task.FromResult<Reply<NewUpstreamKey>>(new NewUpstreamKey { Row = row, ApiKey = "hrk_made-up-and-shown-once" });

    private static UpstreamRow Row(string id, string name, string source, TimeProvider time) => new()
    {
        Id = id, KeyHash = id, Name = name, Source = source, Branches = ["4301", "4302"], CreatedAt = time.GetUtcNow().AddDays(-100), CreatedBy = "admin",
    };
}
