using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Domain.Attendance;
using HrActors.Domain.Attendance.Devices;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Json;

namespace HrActors.Silo.Upstreams;

internal sealed class UpstreamDesk(IUpstreamRows rows, IGrainFactory grains, ShownOnce secrets, TimeProvider time) : IUpstreamDesk
{
    /// <summary>An overlap longer than this is no rotation any more.</summary>
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    private static readonly Refusal Unknown =
        Refusal.NotFound("upstream.unknown", "没有这个上游系统密钥", "There is no such key of an upstream system");

    private static readonly Refusal Revoked = Refusal.Conflict("upstream.revoked", "该密钥已吊销，请新建密钥", "The key was revoked; make a new one");

    public async Task<IReadOnlyList<UpstreamRow>> List(Principal by, CancellationToken cancellationToken) => Manages(by)
        ? [.. (await rows.All(cancellationToken)).OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal)]
        : [];

    public async Task<Reply<NewUpstreamKey>> Create(UpstreamRequest request, Principal by, string commandId)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        var checks = new FieldChecks();
        checks.Text("/name", request.Name, 60);
        checks.Text("/source", request.Source, 200);
        checks.Require(request.Source?.Trim() != PunchKinds.DeskSource, "/source", "upstream.source-reserved",
            "该 source 由本系统的补卡使用", "This source is used by corrections made here");
        checks.Require(!ClockEventId.IsSource(request.Source?.Trim()), "/source", "upstream.source-reserved",
            "以 device: 开头的 source 由考勤机使用", "Sources that begin with device: belong to time clocks");
        checks.Require(request.Branches.Count is > 0 and <= 1_000, "/branches", "upstream.branches", "须指定 1 至 1000 个分支机构",
            "Has 1 to 1,000 branches");
        CheckEnd(request.ExpiresAt, checks);
        await CheckBranches(request.Branches, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

        return await Make(
            new()
            {
                Command = EmployeeDesk.Command(commandId, by),
                // Its end: the beginning of an id is the time, which two commands may share.
                Id = $"up-{commandId[^12..]}",
                Name = request.Name.Trim(),
                Source = request.Source!.Trim(),
                Branches = [.. request.Branches],
                ExpiresAt = request.ExpiresAt,
            },
            CancellationToken.None);
    }

    public async Task<Reply<NewUpstreamKey>> Rotate(
        string id, TimeSpan overlap, DateTimeOffset? expiresAt, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        if (await rows.Find(id, cancellationToken) is not { } row) return Unknown;
        if (row.RevokedAt is not null) return Revoked;
        var checks = new FieldChecks();
        checks.Require(overlap >= TimeSpan.Zero && overlap <= LongestOverlap, "/overlapHours", "upstream.overlap", "并行时间须为 0 至 720 小时",
            "An overlap is 0 to 720 hours");
        CheckEnd(expiresAt, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

        var command = EmployeeDesk.Command(commandId, by);
        if (row.PreviousHash is { } followed && KeyOf(commandId, row.Id, followed).Hash == row.KeyHash)
        {
            // Sent again: the row has its key already. What a crash left undone is done now, and nothing else ends.
            return await Make(
                new()
                {
                    Command = command,
                    Id = row.Id,
                    Name = row.Name,
                    Source = row.Source,
                    Branches = row.Branches,
                    ExpiresAt = row.ExpiresAt,
                    Follows = row with { KeyHash = followed },
                    PreviousUntil = row.PreviousUntil,
                },
                cancellationToken);
        }

        // The end of the old one first: whatever is lost afterwards, no key goes on for ever that nobody knows of.
        var until = time.GetUtcNow() + overlap;
        if (row.PreviousHash is { } before) await Grain(before).Retire(command, time.GetUtcNow());
        await Grain(row.KeyHash).Retire(command, until);
        return await Make(
            new()
            {
                Command = command,
                Id = row.Id,
                Name = row.Name,
                Source = row.Source,
                Branches = row.Branches,
                ExpiresAt = expiresAt,
                Follows = row,
                PreviousUntil = row.ExpiresAt < until ? row.ExpiresAt : until,
            },
            cancellationToken);
    }

    public async Task<Reply<UpstreamRow>> Revoke(
        string id, string? reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        if (await rows.Find(id, cancellationToken) is not { } row) return Unknown;
        if (FieldRefusals.RefuseReason(reason) is { } refusal) return refusal;

        var command = EmployeeDesk.Command(commandId, by, reason!.Trim());
        if (row.PreviousHash is { } before) await Grain(before).Retire(command, time.GetUtcNow());
        await Grain(row.KeyHash).Revoke(new() { Command = command, Row = row });
        return await rows.Find(id, cancellationToken) is { } revoked ? revoked : Unknown;
    }

    private async Task<Reply<NewUpstreamKey>> Make(ConfigureUpstream command, CancellationToken cancellationToken)
    {
        var (key, hash) = KeyOf(command.Command.Id, command.Id, command.Follows?.KeyHash ?? "");
        await Grain(hash).Configure(command);
        return await rows.Find(command.Id, cancellationToken) is { } row ? new NewUpstreamKey { Row = row, ApiKey = key } : Unknown;
    }

    private (string Key, string Hash) KeyOf(string commandId, string upstreamId, string keyBefore)
    {
        var key = secrets.Key(commandId, upstreamId, keyBefore);
        return (key, UpstreamKey.HashOf(key));
    }

    private void CheckEnd(DateTimeOffset? expiresAt, FieldChecks checks) => checks.Require(
        expiresAt is null || expiresAt > time.GetUtcNow(), "/expiresAt", "upstream.expired", "有效期须晚于现在", "The end has to be later than now");

    private async Task CheckBranches(IReadOnlyList<string> codes, FieldChecks checks)
    {
        if (codes.Count == 0) return;

        var known = (await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches()).Select(branch => branch.Facts.Code)
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
            checks.Require(known.Contains(codes[i]), $"/branches/{i}", FieldRefusals.UnknownBranch, "没有这个分支机构", "There is no such branch");
    }

    private static bool Manages(Principal by) => AccessPolicy.Holds(by, Permission.ManageAccess);

    private IUpstreamGrain Grain(string hash) => grains.GetGrain<IUpstreamGrain>(GrainKeys.Upstream(hash));
}
