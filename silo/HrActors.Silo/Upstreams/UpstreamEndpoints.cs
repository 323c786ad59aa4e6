using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Domain.Attendance;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Employees;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Upstreams;

internal static class UpstreamEndpoints
{
    public static void MapUpstreams(this IEndpointRouteBuilder api)
    {
        var upstreams = api.MapGroup("/upstreams").WithTags("Upstreams");
        upstreams.MapPost("", Create).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("A key for an upstream system, shown once, bound to its source and branches (上游系统密钥)")
            .Takes<UpstreamRequest>().Gives<UpstreamAnswer>(201).Refuses(400, 409, 422);
        upstreams.MapGet("", List).Needs(Permission.ManageAccess)
            .WithSummary("Keys of upstream systems, revoked ones included; never the key itself").Gives<ListAnswer<UpstreamItem>>().Refuses(400);
        upstreams.MapPost("/{id}/revocation", Revoke).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Make a key worthless, for good; within five seconds nothing is taken with it").Takes<RevocationRequest>()
            .Gives<UpstreamItem>().Refuses(400, 404);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IIntakeDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        var rows = (await desk.Upstreams(caller.Principal, cancellationToken)).OrderBy(row => row.Id, StringComparer.Ordinal);
        return Answers.Json(ListAnswer.Cut(rows, row => row.Id, query, limit, UpstreamItem.Of));
    }

    private static async Task<IResult> Revoke(
        string id, JsonBody<RevocationRequest> body, Caller caller, CommandId commandId, IIntakeDesk desk, CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        var reason = body.Value.Reason?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, 200)] : null;
        var reply = await desk.Revoke(id, reason, caller.Principal, commandId.Value, cancellationToken);
        return Answers.Of(reply, row => Answers.Json(UpstreamItem.Of(row)));
    }

    private static async Task<IResult> Create(JsonBody<UpstreamRequest> body, Caller caller, CommandId commandId, IGrainFactory grains)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        var request = body.Value;
        checks.Text("/name", request.Name, 60);
        checks.Text("/source", request.Source, 200);
        checks.Require(!IsReserved(request.Source), "/source", "upstream.source-reserved",
            "该 source 由本系统的补卡使用", "This source is used by corrections made here");
        checks.Require(request.Branches?.Count is > 0 and <= 1_000, "/branches", "upstream.branches", "须指定 1 至 1000 个分支机构",
            "Has 1 to 1,000 branches");
        await CheckBranches(request.Branches ?? [], grains, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return Answers.Refused(refusal);

        var key = UpstreamKey.Create();
        var id = $"up-{commandId.Value[..12]}";
        await grains.GetGrain<IUpstreamGrain>(GrainKeys.Upstream(UpstreamKey.HashOf(key))).Configure(new()
        {
            Command = EmployeeDesk.Command(commandId.Value, caller.Principal),
            Id = id,
            Name = request.Name.Trim(),
            Source = request.Source.Trim(),
            Branches = [.. request.Branches!],
        });
        return Answers.Json(new UpstreamAnswer { Id = id, ApiKey = key }, StatusCodes.Status201Created);
    }

    private static bool IsReserved(string? source) => source?.Trim() == PunchKinds.DeskSource;

    private static async Task CheckBranches(IReadOnlyList<string> codes, IGrainFactory grains, FieldChecks checks)
    {
        if (codes.Count == 0) return;

        var known = (await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches()).Select(branch => branch.Facts.Code)
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
            checks.Require(known.Contains(codes[i]), $"/branches/{i}", FieldRefusals.UnknownBranch, "没有这个分支机构", "There is no such branch");
    }

    private sealed record RevocationRequest
    {
        public string? Reason { get; init; }
    }

    /// <summary>A key in the list.</summary>
    private sealed record UpstreamItem
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required string Source { get; init; }
        public required IReadOnlyList<string> Branches { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required string CreatedBy { get; init; }

        /// <summary>Null while it is valid.</summary>
        public required DateTimeOffset? RevokedAt { get; init; }
        public required string? RevokedBy { get; init; }

        /// <summary>To about half a minute; null before the first use.</summary>
        public required DateTimeOffset? LastUsedAt { get; init; }

        public static UpstreamItem Of(UpstreamRow row) => new()
        {
            Id = row.Id,
            Name = row.Name,
            Source = row.Source,
            Branches = [.. row.Branches.Order(StringComparer.Ordinal)],
            CreatedAt = row.CreatedAt,
            CreatedBy = row.CreatedBy,
            RevokedAt = row.RevokedAt,
            RevokedBy = row.RevokedBy,
            LastUsedAt = row.LastUsedAt,
        };
    }

    private sealed record UpstreamRequest
    {
        public required string Name { get; init; }

        /// <summary>The CloudEvents source it writes for.</summary>
        public required string Source { get; init; }
        public required IReadOnlyList<string> Branches { get; init; }
    }

    private sealed record UpstreamAnswer
    {
        public required string Id { get; init; }

        /// <summary>Shown here and never again.</summary>
        public required string ApiKey { get; init; }

        public override string ToString() => nameof(UpstreamAnswer);
    }
}
