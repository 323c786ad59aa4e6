using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Employees;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Upstreams;

internal static class UpstreamEndpoints
{
    public static void MapUpstreams(this IEndpointRouteBuilder api) =>
        api.MapPost("/upstreams", Create).Needs(Permission.ManageAccess).IsCommand().WithTags("Upstreams")
            .WithSummary("A key for an upstream system, shown once, bound to its source and branches (上游系统密钥)")
            .Takes<UpstreamRequest>().Gives<UpstreamAnswer>(201).Refuses(400, 409, 422);

    private static async Task<IResult> Create(JsonBody<UpstreamRequest> body, Caller caller, CommandId commandId, IGrainFactory grains)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        var request = body.Value;
        checks.Text("/name", request.Name, 60);
        checks.Text("/source", request.Source, 200);
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

    private static async Task CheckBranches(IReadOnlyList<string> codes, IGrainFactory grains, FieldChecks checks)
    {
        if (codes.Count == 0) return;

        var known = (await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches()).Select(branch => branch.Facts.Code)
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
            checks.Require(known.Contains(codes[i]), $"/branches/{i}", FieldRefusals.UnknownBranch, "没有这个分支机构", "There is no such branch");
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
